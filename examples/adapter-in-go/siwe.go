// What stands for your library: a reader of SIWE messages (ERC-4361) made of the standard library alone.
package main

import (
	"encoding/hex"
	"fmt"
	"regexp"
	"strings"
	"time"
)

// Message has the members of a message as text, by their names in the vectors.
type Message struct {
	Scheme         *string   `json:"scheme,omitempty"`
	Domain         string    `json:"domain"`
	Address        string    `json:"address"`
	Statement      *string   `json:"statement,omitempty"`
	URI            string    `json:"uri"`
	Version        string    `json:"version"`
	ChainID        string    `json:"chainId"`
	Nonce          string    `json:"nonce"`
	IssuedAt       string    `json:"issuedAt"`
	ExpirationTime *string   `json:"expirationTime,omitempty"`
	NotBefore      *string   `json:"notBefore,omitempty"`
	RequestID      *string   `json:"requestId,omitempty"`
	Resources      *[]string `json:"resources,omitempty"`
}

// Refusal is an error of this library: what is wrong, and a code for the kind of it.
type Refusal struct{ Code, Text string }

func (r Refusal) Error() string { return r.Text }

// RFC 3986, section by section.
const (
	pchar   = `(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})`
	regName = `(?:[A-Za-z0-9._~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})`
	octet   = `(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])`
	h16     = `[0-9A-Fa-f]{1,4}`
	ls32    = `(?:` + h16 + `:` + h16 + `|` + octet + `(?:\.` + octet + `){3})`
	groups  = `(?:` + h16 + `:)`
	ipv6    = `(?:` + groups + `{6}` + ls32 +
		`|::` + groups + `{5}` + ls32 +
		`|(?:` + h16 + `)?::` + groups + `{4}` + ls32 +
		`|(?:` + groups + `{0,1}` + h16 + `)?::` + groups + `{3}` + ls32 +
		`|(?:` + groups + `{0,2}` + h16 + `)?::` + groups + `{2}` + ls32 +
		`|(?:` + groups + `{0,3}` + h16 + `)?::` + groups + ls32 +
		`|(?:` + groups + `{0,4}` + h16 + `)?::` + ls32 +
		`|(?:` + groups + `{0,5}` + h16 + `)?::` + h16 +
		`|(?:` + groups + `{0,6}` + h16 + `)?::)`
	future    = `[vV][0-9A-Fa-f]+\.[A-Za-z0-9._~!$&'()*+,;=:-]+`
	authority = `(?:(?:` + regName + `|:)*@)?(?:\[(?:` + ipv6 + `|` + future + `)\]|` + regName + `*)(?::[0-9]*)?`
	segments  = `(?:/` + pchar + `*)*`
	hierarchy = `(?://` + authority + segments + `|/(?:` + pchar + `+` + segments + `)?|` + pchar + `+` + segments + `|)`
	suffix    = `(?:\?(?:` + pchar + `|[/?])*)?(?:#(?:` + pchar + `|[/?])*)?`
	schemes   = `[A-Za-z][A-Za-z0-9+.-]*`
)

var (
	scheme    = regexp.MustCompile(`^` + schemes + `$`)
	domain    = regexp.MustCompile(`^` + authority + `$`)
	uri       = regexp.MustCompile(`^` + schemes + `:` + hierarchy + suffix + `$`)
	address   = regexp.MustCompile(`^0x[0-9A-Fa-f]{40}$`)
	statement = regexp.MustCompile(`^[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;= -]*$`)
	digits    = regexp.MustCompile(`^[0-9]+$`)
	nonce     = regexp.MustCompile(`^[A-Za-z0-9]{8,}$`)
	requestID = regexp.MustCompile(`^` + pchar + `*$`)
	dateTime  = regexp.MustCompile(`^(\d{4}-\d\d-\d\dT\d\d:\d\d:)(\d\d)(\.\d+)?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$`)
)

// isDateTime says whether a text is a date-time of RFC 3339 that exists. A 60th second ends June or December in UTC.
func isDateTime(text string) bool {
	part := dateTime.FindStringSubmatch(text)
	if part == nil {
		return false
	}
	second, leap := part[2], part[2] == "60"
	if leap {
		second = "59"
	}
	at, err := time.Parse(time.RFC3339, part[1]+second+part[4])
	if err != nil {
		return false
	}
	next := at.UTC().Add(time.Second).Format("01-02 15:04:05")
	return !leap || next == "07-01 00:00:00" || next == "01-01 00:00:00"
}

// isChecksummed says whether the case of the letters is that of EIP-55.
func isChecksummed(address string) bool {
	digits := strings.ToLower(address[2:])
	sum := hex.EncodeToString(keccak256([]byte(digits)))
	for i, digit := range address[2:] {
		if digit >= 'a' && digit <= 'f' && sum[i] >= '8' || digit >= 'A' && digit <= 'F' && sum[i] < '8' {
			return false
		}
	}
	return true
}

// The lines behind the statement: label, whether it may be left out, code, what it has, and where it goes.
var rows = []struct {
	label    string
	optional bool
	code     string
	is       func(string) bool
	put      func(*Message, string)
}{
	{"URI: ", false, "uri", uri.MatchString, func(m *Message, text string) { m.URI = text }},
	{"Version: ", false, "version", func(text string) bool { return text == "1" }, func(m *Message, text string) { m.Version = text }},
	{"Chain ID: ", false, "chain-id", digits.MatchString, func(m *Message, text string) { m.ChainID = text }},
	{"Nonce: ", false, "nonce", nonce.MatchString, func(m *Message, text string) { m.Nonce = text }},
	{"Issued At: ", false, "issued-at", isDateTime, func(m *Message, text string) { m.IssuedAt = text }},
	{"Expiration Time: ", true, "expiration-time", isDateTime, func(m *Message, text string) { m.ExpirationTime = &text }},
	{"Not Before: ", true, "not-before", isDateTime, func(m *Message, text string) { m.NotBefore = &text }},
	{"Request ID: ", true, "request-id", requestID.MatchString, func(m *Message, text string) { m.RequestID = &text }},
}

// Parse reads a message.
func Parse(text string) (Message, error) {
	var message Message
	lines := strings.Split(text, "\n")
	// What is behind the end is no line of a message.
	line := func(at int) string {
		if at < len(lines) {
			return lines[at]
		}
		return "\n"
	}
	refuse := func(at int, code, want string) (Message, error) {
		return Message{}, Refusal{code, fmt.Sprintf("line %d: expected %s", at+1, want)}
	}

	if len(text) > 65_536 {
		return refuse(0, "size", "at most 65,536 bytes in all")
	}
	begin, ok := strings.CutSuffix(line(0), " wants you to sign in with your Ethereum account:")
	if !ok {
		return refuse(0, "layout", "a domain that wants you to sign in")
	}
	// Without a statement the URI stands one line further up.
	at := 5
	if line(3) == "" && strings.HasPrefix(line(4), "URI: ") {
		at = 4
	}
	if !strings.HasPrefix(line(at), "URI: ") {
		return refuse(at, "layout", "URI: ")
	}
	message.Domain = begin
	if before, after, found := strings.Cut(begin, "://"); found {
		if !scheme.MatchString(before) {
			return refuse(0, "scheme", "a URI scheme")
		}
		message.Scheme, message.Domain = &before, after
	}
	if message.Domain == "" || !domain.MatchString(message.Domain) {
		return refuse(0, "domain", "an authority")
	}
	if message.Address = line(1); !address.MatchString(message.Address) {
		return refuse(1, "address", "0x and 40 hex digits")
	}
	if !isChecksummed(message.Address) {
		return refuse(1, "checksum", "the case of EIP-55")
	}
	if line(2) != "" {
		return refuse(2, "separator", "an empty line")
	}

	if at == 5 {
		said := line(3)
		if !statement.MatchString(said) {
			return refuse(3, "statement", "characters that a statement may have")
		}
		message.Statement = &said
	}
	if line(at-1) != "" {
		return refuse(at-1, "separator", "an empty line")
	}
	for _, row := range rows {
		value, found := strings.CutPrefix(line(at), row.label)
		if !found {
			if row.optional {
				continue
			}
			return refuse(at, "layout", row.label)
		}
		if !row.is(value) {
			return refuse(at, row.code, "another "+row.label)
		}
		row.put(&message, value)
		at++
	}
	if line(at) == "Resources:" {
		resources := []string{}
		for at++; strings.HasPrefix(line(at), "- "); at++ {
			resource := strings.TrimPrefix(line(at), "- ")
			if !uri.MatchString(resource) {
				return refuse(at, "resources", "a URI")
			}
			resources = append(resources, resource)
		}
		message.Resources = &resources
	}
	if at < len(lines) {
		return refuse(at, "layout", "nothing more")
	}
	return message, nil
}
