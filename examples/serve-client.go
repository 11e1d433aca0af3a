// Asks `capsig serve` whether a session signature allows something: go run serve-client.go URL FILE RESOURCE ABILITY.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"time"
)

// Answer is what is proven, or the problem.
type Answer struct {
	Verdict    string `json:"verdict"`
	Account    string `json:"account"`
	Expiration string `json:"expiration"`
	Status     int    `json:"status"`
	Title      string `json:"title"`
	Rule       string `json:"rule"`
}

var client = &http.Client{Timeout: 15 * time.Second}

// VerifySession says whether a session allows something. Whatever is no clear yes is no.
func VerifySession(url, document, resource, ability string) (bool, Answer, error) {
	var answer Answer
	body, err := json.Marshal(map[string]string{"input": document, "resource": resource, "ability": ability})
	if err != nil {
		return false, answer, err
	}
	response, err := client.Post(url+"/v1/session", "application/json", bytes.NewReader(body))
	if err != nil {
		return false, answer, err
	}
	defer response.Body.Close()
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		return false, answer, err
	}
	// 401 and 403 are no; 503 was not decided, and may be asked again.
	return response.StatusCode == http.StatusOK && answer.Verdict == "accept", answer, nil
}

func main() {
	if len(os.Args) != 5 {
		fmt.Fprintln(os.Stderr, "usage: serve-client URL FILE RESOURCE ABILITY")
		os.Exit(2)
	}
	// The text as it was received: it is verified as it is.
	document, err := os.ReadFile(os.Args[2])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	allowed, answer, err := VerifySession(os.Args[1], string(document), os.Args[3], os.Args[4])
	if err != nil {
		fmt.Println("refused:", err)
		os.Exit(1)
	}
	if !allowed {
		fmt.Println("refused:", answer.Status, answer.Rule, answer.Title)
		os.Exit(1)
	}
	fmt.Println("allowed:", answer.Account, "until", answer.Expiration)
}
