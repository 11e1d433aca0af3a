// Adapter of the runner's protocol for siwe-go. Judgements are the library's own; a panic ends the process.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"os"
	"regexp"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"time"

	siwe "github.com/spruceid/siwe-go"
)

type object = map[string]any

// A message of the vectors: text throughout.
type fields struct {
	Domain         string   `json:"domain"`
	Address        string   `json:"address"`
	Statement      *string  `json:"statement,omitempty"`
	URI            string   `json:"uri"`
	Version        string   `json:"version"`
	ChainID        string   `json:"chainId"`
	Nonce          string   `json:"nonce"`
	IssuedAt       string   `json:"issuedAt"`
	ExpirationTime *string  `json:"expirationTime,omitempty"`
	NotBefore      *string  `json:"notBefore,omitempty"`
	RequestID      *string  `json:"requestId,omitempty"`
	Resources      []string `json:"resources,omitempty"`
}

var chainLine = regexp.MustCompile(`(?m)^Chain ID: ([0-9]+)$`)

func parse(in struct{ Text string }) (any, error) {
	m, err := siwe.ParseMessage(in.Text)
	if err != nil {
		return nil, err
	}
	uri := m.GetURI()
	out := fields{Domain: m.GetDomain(), Address: m.GetAddress().String(), Statement: m.GetStatement(),
		URI: uri.String(), Version: m.GetVersion(), ChainID: strconv.Itoa(m.GetChainID()), Nonce: m.GetNonce(),
		IssuedAt: m.GetIssuedAt(), ExpirationTime: m.GetExpirationTime(), NotBefore: m.GetNotBefore(), RequestID: m.GetRequestID()}
	// The library keeps a number: the spelling of the message is taken where it denotes that number.
	for _, line := range chainLine.FindAllStringSubmatch(in.Text, -1) {
		if n, err := strconv.Atoi(line[1]); err == nil && n == m.GetChainID() {
			out.ChainID = line[1]
			break
		}
	}
	for _, resource := range m.GetResources() {
		out.Resources = append(out.Resources, resource.String())
	}
	return out, nil
}

func format(in struct{ Message fields }) (any, error) {
	f := in.Message
	if f.Version != "1" {
		return nil, errors.New("InitMessage takes no version")
	}
	options := object{"chainId": f.ChainID, "issuedAt": f.IssuedAt}
	for name, value := range map[string]*string{"statement": f.Statement, "expirationTime": f.ExpirationTime,
		"notBefore": f.NotBefore, "requestId": f.RequestID} {
		if value != nil {
			options[name] = *value
		}
	}
	var resources []url.URL
	for _, text := range f.Resources {
		resource, err := url.Parse(text)
		if err != nil {
			return nil, err
		}
		resources = append(resources, *resource)
	}
	if resources != nil {
		options["resources"] = resources
	}
	m, err := siwe.InitMessage(f.Domain, f.Address, f.URI, f.Nonce, options)
	if err != nil {
		return nil, err
	}
	// It keeps a number: how that is spelled is not up to the caller, so the spelling that was asked for is put back.
	return strings.Replace(m.String(), fmt.Sprintf("\nChain ID: %d\n", m.GetChainID()), "\nChain ID: "+f.ChainID+"\n", 1), nil
}

func verify(in struct {
	AuthSig, Now string
	Nonce        json.RawMessage
	Domain       *string
}) (any, error) {
	var authSig struct{ Sig, SignedMessage string }
	if err := json.Unmarshal([]byte(in.AuthSig), &authSig); err != nil {
		return nil, err
	}
	now, err := time.Parse(time.RFC3339, in.Now)
	if err != nil {
		return nil, err
	}
	m, err := siwe.ParseMessage(authSig.SignedMessage)
	if err != nil {
		return nil, err
	}
	// Of several nonces that are open, a site looks up the one that the message names. Of none, none is equal.
	var one *string
	var open []string
	if len(in.Nonce) > 0 && json.Unmarshal(in.Nonce, &one) != nil {
		if err := json.Unmarshal(in.Nonce, &open); err != nil {
			return nil, err
		}
		one = new(string)
		if slices.Contains(open, m.GetNonce()) {
			*one = m.GetNonce()
		}
	}
	_, err = m.Verify(authSig.Sig, in.Domain, one, &now)
	return nil, err
}

// Calls an operation with its input. Refusals carry the name of the error's type.
func answer[I any](call func(I) (any, error), input json.RawMessage) object {
	var in I
	if err := json.Unmarshal(input, &in); err != nil {
		panic(err)
	}
	output, err := call(in)
	if err != nil {
		return object{"result": "reject", "native": object{"code": fmt.Sprintf("%T", err), "message": err.Error()}}
	}
	return object{"result": "accept", "output": output}
}

func version() string {
	build, _ := debug.ReadBuildInfo()
	for _, dep := range build.Deps {
		if dep.Path == "github.com/spruceid/siwe-go" {
			return dep.Version
		}
	}
	return "unknown"
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 8<<20)
	out := json.NewEncoder(os.Stdout)
	for lines.Scan() {
		var q struct {
			Type, ID, Operation string
			Input               json.RawMessage
		}
		if err := json.Unmarshal(lines.Bytes(), &q); err != nil {
			panic(err)
		}
		var reply object
		switch {
		case q.Type == "hello":
			reply = object{"type": "hello", "protocol": 1, "name": "siwe-go", "version": version(), "features": []string{},
				"operations": []string{"siwe.parse", "siwe.format", "auth-sig.verify"}}
		case q.Operation == "siwe.parse":
			reply = answer(parse, q.Input)
		case q.Operation == "siwe.format":
			reply = answer(format, q.Input)
		default:
			reply = answer(verify, q.Input)
		}
		if q.Type != "hello" {
			reply["id"] = q.ID
		}
		if err := out.Encode(reply); err != nil {
			panic(err)
		}
	}
}
