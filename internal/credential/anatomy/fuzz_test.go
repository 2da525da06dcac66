package anatomy

import (
	"encoding/base64"
	"maps"
	"os"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/credlint/credlint/internal/credential"
)

// Each decoder has a target of its own. The text is tried as it is and, where a
// decoder opens a wrapping first, wrapped: behind base64 fuzzing finds nothing.
func FuzzGithubStateless(f *testing.F)     { fuzz(f, githubStateless, claimed("ghs_1_"+tokenHead)) }
func FuzzToken(f *testing.F)               { fuzz(f, token, claimed(tokenHead)) }
func FuzzGithub(f *testing.F)              { fuzz(f, github) }
func FuzzGitlab(f *testing.F)              { fuzz(f, gitlab, routable) }
func FuzzAccessKey(f *testing.F)           { fuzz(f, accessKey) }
func FuzzPresigned(f *testing.F)           { fuzz(f, presigned) }
func FuzzBedrockShort(f *testing.F)        { fuzz(f, bedrockShort, behind("bedrock-api-key-")) }
func FuzzBedrockLong(f *testing.F)         { fuzz(f, bedrockLong, behind("ABSK")) }
func FuzzCask(f *testing.F)                { fuzz(f, cask) }
func FuzzOpenCask(f *testing.F)            { fuzz(f, openCask) }
func FuzzSas(f *testing.F)                 { fuzz(f, sas) }
func FuzzServiceBus(f *testing.F)          { fuzz(f, serviceBus) }
func FuzzPypi(f *testing.F)                { fuzz(f, pypi, behind("pypi-")) }
func FuzzFly(f *testing.F)                 { fuzz(f, fly, behind("fm2_")) }
func FuzzSentry(f *testing.F)              { fuzz(f, sentry, behind("sntrys_")) }
func FuzzServiceAccountToken(f *testing.F) { fuzz(f, serviceAccountToken) }
func FuzzCloudPolicy(f *testing.F)         { fuzz(f, cloudPolicy, behind("glc_")) }
func FuzzLegacyGrafana(f *testing.F)       { fuzz(f, legacyGrafana, behind("")) }
func FuzzJfrogReference(f *testing.F)      { fuzz(f, jfrogReference, behind("")) }
func FuzzOnePassword(f *testing.F)         { fuzz(f, onePassword, behind("ops_")) }
func FuzzMapbox(f *testing.F)              { fuzz(f, mapbox, claimed("tk")) }
func FuzzCratesPublishing(f *testing.F)    { fuzz(f, cratesPublishing) }
func FuzzGoogleJSON(f *testing.F)          { fuzz(f, googleJSON) }
func FuzzKubeconfig(f *testing.F)          { fuzz(f, kubeconfig, kubeconfigOf) }
func FuzzCertificate(f *testing.F)         { fuzz(f, certificate, block("CERTIFICATE")) }
func FuzzPrivateKey(f *testing.F)          { fuzz(f, privateKey, block("OPENSSH PRIVATE KEY")) }
func FuzzConnectionURL(f *testing.F)       { fuzz(f, connectionURL) }
func FuzzConnectionPairs(f *testing.F)     { fuzz(f, connectionPairs) }
func FuzzAlgolia(f *testing.F)             { fuzz(f, algolia, behind("")) }
func FuzzDiscord(f *testing.F)             { fuzz(f, discord, behind("")) }
func FuzzObjectID(f *testing.F)            { fuzz(f, objectID) }
func FuzzSlack(f *testing.F)               { fuzz(f, slack) }
func FuzzTelegram(f *testing.F)            { fuzz(f, telegram) }
func FuzzParts(f *testing.F)               { fuzz(f, parts) }

// fuzz runs a decoder on a text of a format. It never panics, and after cleaning
// nothing that it tells is the text.
func fuzz(f *testing.F, decode decoder, wraps ...func(string) string) {
	for _, text := range seeds(f) {
		if a := Read("", credential.NewSecret(text), ""); knows(decode, a.Format, text) {
			f.Add(a.Format, text)
			for _, payload := range payloads(text) {
				f.Add(a.Format, payload)
			}
		}
	}
	f.Fuzz(func(t *testing.T, format, text string) {
		judge(t, decode, format, text)
		for _, wrap := range wraps {
			judge(t, decode, format, wrap(text))
		}
	})
}

func judge(t *testing.T, decode decoder, format, text string) {
	if len(text) > MaxText {
		return
	}
	a := unknown()
	a.become(format)
	decode(text, &a)
	a.clean(text)
	for _, id := range a.IDs {
		if !presentable(id.Value, text) {
			t.Errorf("the %s is not fit to be shown", id.Name)
		}
	}
	for _, note := range a.Notes {
		if !presentable(note, text) {
			t.Error("a note is not fit to be shown")
		}
	}
}

func knows(decode decoder, format, text string) bool {
	a := unknown()
	a.become(format)
	return decode(text, &a)
}

// seeds are all samples.
func seeds(t testing.TB) []string {
	var all []string
	for _, tt := range samples {
		all = append(all, tt.text)
	}
	return append(all, slices.Sorted(maps.Values(made(t)))...)
}

// payloads are the parts of a text that are something else in base64.
func payloads(text string) []string {
	var all []string
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("-_.\n", r) }) {
		if raw, err := decode64(part); err == nil && len(raw) > 8 {
			all = append(all, string(raw))
		}
	}
	return all
}

var base64URL = base64.RawURLEncoding.EncodeToString

// behind writes a payload in base64 behind a head.
func behind(head string) func(string) string {
	return func(text string) string { return head + b64(text) }
}

// claimed makes a payload the middle part of a token.
func claimed(head string) func(string) string {
	return func(text string) string { return head + "." + base64URL([]byte(text)) + ".RVhBTVBMRQ" }
}

var tokenHead = base64URL([]byte(`{"alg":"HS256"}`))

func block(kind string) func(string) string {
	return func(text string) string {
		return "-----BEGIN " + kind + "-----\n" + b64(text) + "\n-----END " + kind + "-----\n"
	}
}

// kubeconfigOf has a certificate that is a text.
func kubeconfigOf(text string) string {
	return strings.Replace(kubectl, "CERT", b64(block("CERTIFICATE")(text)), 1)
}

// A length in a token of a few bytes is no reason to take gigabytes.
func TestFlyBelievesNoLength(t *testing.T) {
	for _, body := range []string{
		"\xdd\x7f\xff\xff\xff", "\x94\xdd\xff\xff\xff\xff", "\x93\xc0\xc0\xdd\x7f\xff\xff\xff", "\x93\xc0\xc0\xdf\x7f\xff\xff\xff",
		"\x93\xc6\x7f\xff\xff\xff", "\x93\xdb\x7f\xff\xff\xff", "\x93\xc9\x7f\xff\xff\xff\x01", strings.Repeat("\x91", 40000),
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		Read("", credential.NewSecret("fm2_"+b64(body)), "")
		runtime.ReadMemStats(&after)
		if grown := after.TotalAlloc - before.TotalAlloc; grown > 16<<20 {
			t.Errorf("%x: %d bytes", body[:min(len(body), 12)], grown)
		}
	}
}

// No decoder is forgotten, and the seeds reach each.
func TestEveryDecoderIsFuzzed(t *testing.T) {
	source, err := os.ReadFile("fuzz_test.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, decode := range decoders {
		name := []rune(nameOf(decode))
		name[0] = unicode.ToUpper(name[0])
		if target := "func Fuzz" + string(name) + "("; !strings.Contains(string(source), target) {
			t.Errorf("no %sf *testing.F)", target)
		}
		reached := func(text string) bool {
			a := Read("", credential.NewSecret(text), "")
			return knows(decode, a.Format, text)
		}
		if !slices.ContainsFunc(seeds(t), reached) {
			t.Errorf("no seed is known to %s", string(name))
		}
	}
}

// nameOf is the name of a decoder's function.
func nameOf(d decoder) string {
	name := runtime.FuncForPC(reflect.ValueOf(d).Pointer()).Name()
	return name[strings.LastIndexByte(name, '.')+1:]
}
