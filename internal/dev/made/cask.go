package main

import (
	"encoding/base64"
	"encoding/binary"
	"math/big"
	"math/bits"
	"strings"
	"time"
)

// caskDigits are the digits of sizes and dates.
const caskDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

// annotated follows Microsoft's security-utilities: 52 characters, a mark with
// the month, data of the platform and of the provider, the provider, a checksum.
func annotated() (map[string]string, error) {
	out := map[string]string{}
	for name, text := range map[string]string{
		"cask openai":            caskKey("JQQJ99", start, "AAAB", "ACOG"),
		"cask devops":            caskKey("JQQJ99", start, "AAAA", "AZDO"),
		"cask app configuration": caskKey("JQQJ99", start.AddDate(-1, 9, 0), "AAAA", "AZAC"),
		"cask derived":           caskKey("JQQJ9D", start, "AAAA", "AZEG"),
	} {
		sum, err := caskSum(text)
		if err != nil {
			return nil, err
		}
		out[name] = text + sum[:4]
	}
	long := caskKey("JQQJ99", start, "AAAA", "AZMP")
	sum, err := caskSum(long)
	out["cask long"] = long + sum
	return out, err
}

func caskKey(mark string, made time.Time, data, provider string) string {
	return strings.Repeat("EXAMPLE0", 7)[:52] + mark + digits(made.Year()-2024, int(made.Month())-1) + strings.Repeat("A", 12) + data + provider
}

func digits(values ...int) string {
	var b strings.Builder
	for _, v := range values {
		b.WriteByte(caskDigits[v])
	}
	return b.String()
}

// caskSum is the checksum of a key without one, as letters and digits alone.
func caskSum(key string) (string, error) {
	raw, err := base64.StdEncoding.DecodeString(key)
	if err != nil {
		return "", err
	}
	sum := binary.LittleEndian.AppendUint32(nil, marvin32(raw, binary.BigEndian.Uint64([]byte("Default0"))))
	text := base62(sum)
	return strings.Repeat("0", 6-len(text)) + text + "==", nil
}

// base62 writes a number with digits, upper and lower case, in this order.
func base62(sum []byte) string {
	const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	n, rest, base := new(big.Int).SetBytes(sum), new(big.Int), big.NewInt(62)
	text := ""
	for n.Sign() > 0 {
		n.DivMod(n, base, rest)
		text = string(alphabet[rest.Int64()]) + text
	}
	return text
}

// marvin32 is Microsoft's checksum, with its two halves put together.
func marvin32(data []byte, seed uint64) uint32 {
	a, b := uint32(seed), uint32(seed>>32)
	block := func() {
		b ^= a
		a = bits.RotateLeft32(a, 20) + b
		b = bits.RotateLeft32(b, 9) ^ a
		a = bits.RotateLeft32(a, 27) + b
		b = bits.RotateLeft32(b, 19)
	}
	for ; len(data) >= 4; data = data[4:] {
		a += binary.LittleEndian.Uint32(data)
		block()
	}
	tail := append(append([]byte{}, data...), 0x80, 0, 0, 0)
	a += binary.LittleEndian.Uint32(tail)
	block()
	block()
	return a ^ b
}

// openCask follows the description of the open form: 256 or 512 bits and zeros,
// a mark, sizes and the kind, the provider, its data, and the time to the second.
func openCask() (map[string]string, error) {
	return map[string]string{
		"cask open":           openCaskKey(32, "", start),
		"cask open with data": openCaskKey(32, "-MF--NG--RW--RG-", start.Add(55*time.Second)),
		"cask open long":      openCaskKey(64, "", start.AddDate(0, 11, 29)),
	}, nil
}

func openCaskKey(size int, data string, made time.Time) string {
	padded := (size + 2) / 3 * 3
	secret := base64.RawURLEncoding.EncodeToString(append(random(size), make([]byte, padded-size)...))
	return secret + "QJJQ" + "A" + digits(size/32, len(data)/4) + "M" + "TEST" + data + "AA" +
		digits(made.Year()-2025, int(made.Month())-1, made.Day()-1, made.Hour(), made.Minute(), made.Second())
}
