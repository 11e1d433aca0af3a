package main

import (
	"encoding/binary"
	"math/bits"
)

// keccak256 is the hash of Ethereum, for one block of input: an address has 40 bytes, and 136 fit. In a program of yours it comes
// from golang.org/x/crypto/sha3, as NewLegacyKeccak256.
func keccak256(text []byte) []byte {
	var block [136]byte
	copy(block[:], text)
	block[len(text)] ^= 0x01
	block[135] ^= 0x80
	var a [25]uint64
	for i := range 17 {
		a[i] = binary.LittleEndian.Uint64(block[8*i:])
	}
	lfsr := uint8(1)
	for range 24 {
		var c [5]uint64
		for i, lane := range a {
			c[i%5] ^= lane
		}
		for i := range a {
			a[i] ^= c[(i+4)%5] ^ bits.RotateLeft64(c[(i+1)%5], 1)
		}
		x, y, lane := 1, 0, a[1]
		for t := range 24 {
			x, y = y, (2*x+3*y)%5
			lane, a[x+5*y] = a[x+5*y], bits.RotateLeft64(lane, (t+1)*(t+2)/2)
		}
		for row := 0; row < 25; row += 5 {
			copy(c[:], a[row:row+5])
			for i := range c {
				a[row+i] = c[i] ^ ^c[(i+1)%5]&c[(i+2)%5]
			}
		}
		for j := range 7 {
			if lfsr&1 == 1 {
				a[0] ^= 1 << (1<<j - 1)
			}
			carry := lfsr >> 7
			lfsr = lfsr<<1 ^ carry*0x71
		}
	}
	sum := make([]byte, 32)
	for i := range 4 {
		binary.LittleEndian.PutUint64(sum[8*i:], a[i])
	}
	return sum
}
