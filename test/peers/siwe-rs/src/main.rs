//! Adapter of the runner's protocol for the crate siwe. Judgements are the crate's own; a panic ends the process.
use serde::Deserialize;
use serde_json::{json, Map, Value};
use siwe::{Message, VerificationOpts};
use std::fmt::{Debug, Display};
use std::io::{stdin, BufRead};
use time::{format_description::well_known::Rfc3339, OffsetDateTime};

/// A refusal: the name of the error's variant, and its text.
struct Refusal(String, String);

impl<E: Debug + Display> From<E> for Refusal {
    fn from(error: E) -> Self {
        let debug = format!("{error:?}");
        let variant = debug.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        Refusal(variant.to_string(), error.to_string())
    }
}

type Answer = Result<Option<Value>, Refusal>;

/// A message of the vectors: text throughout.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Fields {
    domain: String,
    address: String,
    statement: Option<String>,
    uri: String,
    version: String,
    chain_id: String,
    nonce: String,
    issued_at: String,
    expiration_time: Option<String>,
    not_before: Option<String>,
    request_id: Option<String>,
    resources: Option<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct AuthSig {
    sig: String,
    signed_message: String,
}

fn parse(input: &Value) -> Answer {
    let text = input["text"].as_str().unwrap();
    let message: Message = text.parse()?;
    // The crate keeps a number: the spelling of the message is taken where it denotes that number.
    let chain_id = text
        .lines()
        .filter_map(|line| line.strip_prefix("Chain ID: "))
        .find(|raw| raw.parse() == Ok(message.chain_id))
        .map_or(message.chain_id.to_string(), str::to_string);
    let mut found = Map::new();
    let mut put = |name: &str, value: Value| drop(found.insert(name.to_string(), value));
    put("domain", json!(message.domain.as_str()));
    put("address", json!(siwe::eip55(&message.address)));
    put("uri", json!(message.uri.as_str()));
    put("version", json!((message.version as u64).to_string()));
    put("chainId", json!(chain_id));
    put("nonce", json!(message.nonce));
    put("issuedAt", json!(message.issued_at.to_string()));
    if let Some(statement) = message.statement {
        put("statement", json!(statement));
    }
    if let Some(time) = message.expiration_time {
        put("expirationTime", json!(time.to_string()));
    }
    if let Some(time) = message.not_before {
        put("notBefore", json!(time.to_string()));
    }
    if let Some(request_id) = message.request_id {
        put("requestId", json!(request_id));
    }
    if !message.resources.is_empty() {
        put("resources", message.resources.iter().map(|uri| uri.as_str()).collect());
    }
    Ok(Some(Value::Object(found)))
}

fn format(input: &Value) -> Answer {
    let fields = Fields::deserialize(&input["message"])?;
    let mut address = [0; 20];
    hex::decode_to_slice(fields.address.strip_prefix("0x").unwrap_or(&fields.address), &mut address)?;
    let resources = fields.resources.unwrap_or_default();
    let message = Message {
        domain: fields.domain.parse()?,
        address,
        statement: fields.statement,
        uri: fields.uri.parse()?,
        version: fields.version.parse()?,
        chain_id: fields.chain_id.parse()?,
        nonce: fields.nonce,
        issued_at: fields.issued_at.parse()?,
        expiration_time: fields.expiration_time.map(|time| time.parse()).transpose()?,
        not_before: fields.not_before.map(|time| time.parse()).transpose()?,
        request_id: fields.request_id,
        resources: resources.iter().map(|uri| uri.parse()).collect::<Result<_, _>>()?,
    };
    // It keeps a number: how that is spelled is not up to the caller, so the spelling that was asked for is put back.
    let written = format!("\nChain ID: {}\n", message.chain_id);
    Ok(Some(json!(message.to_string().replacen(&written, &format!("\nChain ID: {}\n", fields.chain_id), 1))))
}

fn verify(input: &Value) -> Answer {
    let AuthSig { sig, signed_message } = serde_json::from_str(input["authSig"].as_str().unwrap())?;
    let message: Message = signed_message.parse()?;
    let nonce = match &input["nonce"] {
        // Of several nonces that are open, a site looks up the one that the message names. Of none, none is equal.
        Value::Array(open) if open.contains(&json!(message.nonce)) => Some(message.nonce.clone()),
        Value::Array(_) => Some(String::new()),
        one => one.as_str().map(str::to_string),
    };
    let opts = VerificationOpts {
        domain: input["domain"].as_str().map(|domain| domain.parse()).transpose()?,
        nonce,
        timestamp: Some(OffsetDateTime::parse(input["now"].as_str().unwrap(), &Rfc3339)?),
    };
    // The crate takes bytes. Deployed nodes decode the hex like this.
    let bytes = hex::decode(sig.strip_prefix("0x").unwrap_or(&sig))?;
    pollster::block_on(message.verify(&bytes, &opts))?;
    Ok(None)
}

type Operation = fn(&Value) -> Answer;

const OPERATIONS: [(&str, Operation); 3] =
    [("siwe.parse", parse), ("siwe.format", format), ("auth-sig.verify", verify)];

/// The version that was built, out of the lock file.
fn version() -> &'static str {
    let after = include_str!("../Cargo.lock").split("name = \"siwe\"\nversion = \"").nth(1);
    after.and_then(|rest| rest.split('"').next()).unwrap()
}

fn main() {
    for line in stdin().lock().lines() {
        let question: Value = serde_json::from_str(&line.unwrap()).unwrap();
        let Some((_, run)) = OPERATIONS.iter().find(|(name, _)| question["operation"] == *name) else {
            println!(
                "{}",
                json!({"type": "hello", "protocol": 1, "name": "siwe (Rust)", "version": version(),
                "operations": OPERATIONS.map(|(name, _)| name), "features": []})
            );
            continue;
        };
        let mut reply = match run(&question["input"]) {
            Ok(None) => json!({"result": "accept"}),
            Ok(Some(output)) => json!({"result": "accept", "output": output}),
            Err(Refusal(code, message)) => {
                json!({"result": "reject", "native": {"code": code, "message": message}})
            }
        };
        reply["id"] = question["id"].clone();
        println!("{reply}");
    }
}
