module adapter

go 1.21

require github.com/spruceid/siwe-go v0.2.1

require (
	github.com/btcsuite/btcd/btcec/v2 v2.3.2 // indirect
	github.com/dchest/uniuri v1.2.0 // indirect
	github.com/decred/dcrd/dcrec/secp256k1/v4 v4.1.0 // indirect
	github.com/ethereum/go-ethereum v1.12.1 // indirect
	github.com/holiman/uint256 v1.2.3 // indirect
	github.com/relvacode/iso8601 v1.1.1-0.20210511065120-b30b151cc433 // indirect
	golang.org/x/crypto v0.9.0 // indirect
	golang.org/x/sys v0.9.0 // indirect
)
