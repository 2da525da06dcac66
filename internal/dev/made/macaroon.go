package main

import (
	"encoding/base64"
	"fmt"

	superfly "github.com/superfly/macaroon"
	"github.com/superfly/macaroon/flyio"
	"github.com/superfly/macaroon/resset"
	"gopkg.in/macaroon.v2"
)

// pypi makes macaroons with the caveats of the Python Package Index.
func pypi() (map[string]string, error) {
	out := map[string]string{}
	for name, caveats := range map[string][]string{
		"pypi projects until":  {`[1, ["example-project"]]`, fmt.Sprintf(`[0, %d, %d]`, y2027, y2026)},
		"pypi attenuated":      {fmt.Sprintf(`[0, %d, %d]`, y2027, y2026), fmt.Sprintf(`[0, %d, %d]`, y2026+hour, y2026)},
		"pypi user":            {`[3, "00000000-0000-0000-0000-000000000000"]`},
		"pypi publisher":       {`[4, "00000000-0000-0000-0000-000000000000"]`, `[2, ["00000000-0000-0000-0000-000000000001"]]`},
		"pypi legacy user":     {`{"version": 1, "permissions": "user"}`},
		"pypi legacy projects": {`{"version": 1, "permissions": {"projects": ["one", "two"]}}`},
		"pypi no caveat":       nil,
	} {
		m, err := macaroon.New(signingKey, []byte("00000000-0000-0000-0000-000000000000"), "pypi.org", macaroon.V2)
		if err != nil {
			return nil, err
		}
		for _, c := range caveats {
			if err := m.AddFirstPartyCaveat([]byte(c)); err != nil {
				return nil, err
			}
		}
		raw, err := m.MarshalBinary()
		if err != nil {
			return nil, err
		}
		out[name] = "pypi-" + base64.RawURLEncoding.EncodeToString(raw)
	}
	return out, nil
}

func fly() (map[string]string, error) {
	window := &superfly.ValidityWindow{NotBefore: y2026, NotAfter: y2026 + hour}
	year := &superfly.ValidityWindow{NotBefore: y2026, NotAfter: y2027}
	app := resset.New(resset.ActionAll, uint64(7))
	read := resset.ActionRead
	out := map[string]string{}
	for name, caveats := range map[string][]superfly.Caveat{
		"fly organization an hour": {&flyio.Organization{ID: 42, Mask: read}, window},
		"fly app no end":           {&flyio.Organization{ID: 42, Mask: resset.ActionAll}, &flyio.Apps{Apps: app}},
		"fly made to read":         {&flyio.Organization{ID: 42, Mask: resset.ActionAll}, &read, year},
		"fly attenuated":           {&flyio.Organization{ID: 42, Mask: resset.ActionAll}, year, window},
		"fly deploy":               {&flyio.Organization{ID: 42, Mask: resset.ActionAll}, &resset.IfPresent{Ifs: superfly.NewCaveatSet(&flyio.Apps{Apps: app}), Else: read}, year},
	} {
		m, err := superfly.New([]byte("example"), "https://api.fly.io/v1", signingKey)
		if err != nil {
			return nil, err
		}
		if err := m.Add(caveats...); err != nil {
			return nil, err
		}
		raw, err := m.Encode()
		if err != nil {
			return nil, err
		}
		out[name] = superfly.ToAuthorizationHeader(raw)
	}
	return flyUser(out)
}

// flyUser adds a token that needs a log-in besides.
func flyUser(out map[string]string) (map[string]string, error) {
	m, err := superfly.New([]byte("example"), "https://api.fly.io/v1", signingKey)
	if err != nil {
		return nil, err
	}
	if err := m.Add3P(superfly.EncryptionKey(signingKey), "https://api.fly.io/aaa/v1/auth.fly.io"); err != nil {
		return nil, err
	}
	raw, err := m.Encode()
	out["fly log-in"] = superfly.ToAuthorizationHeader(raw)
	return out, err
}
