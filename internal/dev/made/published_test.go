package main

import "testing"

// The makers agree with what the providers' own tests expect.
func TestPublished(t *testing.T) {
	if got := grafanaSum("glsa_iNValIdinValiDinvalidinvalidinva"); got != "5b582697" {
		t.Errorf("the checksum of Grafana: %s", got)
	}
	if got := marvin32([]byte("abc"), 0xd53cd9cecd0893b7); got != 0x22c74339^0x492769bf {
		t.Errorf("the checksum of Microsoft: %08x", got)
	}
}
