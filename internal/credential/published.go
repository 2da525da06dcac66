package credential

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// published are credentials that look machine-made and that everybody knows:
// emulators' keys, and what popular projects ship in their compose files. They
// are kept as the first half of their SHA-256, so that no scanner takes this
// file for a leak. Data: the value must have been seen in the vendor's own
// repository or documentation.
var published = map[string]bool{
	"0011cc25eb4320717494d2703e8cba85": true, // Azurite and the Azure storage emulator
	"aa6547439583c3a275d4542a0df6c1ad": true, // Azure Cosmos DB emulator
	"1bbb9293c38acc5e510d904495845d53": true, // MinIO playground, access key
	"df452eef23e8cf2c74af54c0c7419c05": true, // MinIO playground, secret key
	"52f004438faf780274c9c95f79d1cf39": true, // Supabase Realtime, SECRET_KEY_BASE
	"0f44b34c6311bcb547867d393c1c56e6": true, // Dify, SECRET_KEY
	"1989496b76464a0cf3ba21e4dbad83e8": true, // Dify, Weaviate
	"481c0ab8a6f9e9dcb9391fb1c8b649d1": true, // Dify, plugin daemon
	"217ef27f7b2a2f8949eb2e0973f7dfa0": true, // Dify, inner API
	"ac9265e56c79b234607ec72c53753cfe": true, // Google's page on API keys
	"366da6cf65a08841e25019549f7175df": true, // kubeadm's documentation, bootstrap token
	"732514a6aeff427aa0b410b7f1ee6767": true, // Vault's documentation, token

	// The accounts that Anvil and Hardhat print when they start: private keys, without 0x.
	"bc1a50966c9e6486bc4ebf880b51611a": true,
	"8335c55334821eefd4334369ff9c04a8": true,
	"b26ab6529d20ebebb4192256f2029847": true,
	"64034b44c579b335ab5e85debbfe7278": true,
	"4d3e46eec8244d1d106f866ee48994f6": true,
	"0aedba9d586f34f95cf1f0d54926f62e": true,
	"28e543d3753fc9d14c658ebef20b76a3": true,
	"f070994a8599478580678f2b9482c5f0": true,
	"38e69fdd19aefeb4adf56312f10e62c3": true,
	"967f21586cdf1248a862f2cfb3300997": true,
}

// isPublished reports whether text is a default that a vendor published.
func isPublished(text string) bool {
	sum := sha256.Sum256([]byte(strings.TrimPrefix(text, "0x")))
	return published[hex.EncodeToString(sum[:16])]
}

// leet undoes the substitutions by which people make a word look like a password.
var leet = strings.NewReplacer("0", "o", "1", "i", "3", "e", "4", "a", "5", "s", "@", "a", "$", "s")

// saysPassword reports whether a text is the word "password" itself, dressed up:
// "P@ssw0rd123!", "myStrongPassword1", "NewPass123".
func saysPassword(text string) bool {
	plain := leet.Replace(strings.ToLower(text))
	return len(text) < 32 && (strings.Contains(plain, "pass") || strings.Contains(plain, "secret"))
}

// masquerades reports whether a text says so only under its dress: "t0p-s3cr3t".
func masquerades(text string) bool {
	lower := strings.ToLower(text)
	return saysPassword(text) && !strings.Contains(lower, "pass") && !strings.Contains(lower, "secret")
}
