package anatomy

// Samples made by each format's own library, so that the decoders are not only
// tested with what they think themselves. Signing keys are the bytes "EXAMPLE-"
// or zeros, and nothing of this opens anything. The heads stand apart so that
// scanners of this repository do not stop here.
const (
	// github.com/golang-jwt/jwt/v5, HS256.
	madeSupabase = "eyJ" + "hbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJleHAiOjIwODI3NTg0MDAsImlhdCI6MTc2NzIyNTYwMCwiaXNzIjoic3VwYWJhc2UiLCJyZWYiOiJleGFtcGxlcmVmZXJlbmNlMDAwMCIsInJvbGUiOiJzZXJ2aWNlX3JvbGUifQ.5bmMxiypf16VkvlY9k5mRKolcDVemrRTezHcStARNrs"
	madeN8N      = "eyJ" + "hbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJhdWQiOiJwdWJsaWMtYXBpIiwiaWF0IjoxNzY3MjI1NjAwLCJpc3MiOiJuOG4iLCJzdWIiOiIwMDAwMDAwMC0wMDAwLTAwMDAtMDAwMC0wMDAwMDAwMDAwMDAifQ.Q_Nr76zh-EZWDfCPqv0etUSWwGPAW-AHCpqsCqfrfdE"
	madeMachine  = "eyJ" + "hbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJleHAiOjE3NjcyMjkyMDAsImd0eSI6ImNsaWVudC1jcmVkZW50aWFscyIsImlhdCI6MTc2NzIyNTYwMCwiaXNzIjoiaHR0cHM6Ly9sb2dpbi5leGFtcGxlLmNvbS8iLCJzY29wZSI6InJlYWQ6dXNlcnMgcmVhZDpsb2dzIiwic3ViIjoiY2xpZW50QGNsaWVudHMifQ.ADjFUmyVGaSJ0ai9oDH4bNq8Wr98aDqMa81jjR5flDA"

	// github.com/Azure/azure-sdk-for-go/sdk/storage/azblob/sas, signed with 64 zeros.
	madeAccountSAS = "se=2027-01-02T03%3A04%3A05Z&s" + "ig=YGQFk9dIWAd7%2F3Pat91f0%2BIj0eM9jrv78fmOwseQaUw%3D&sp=rwdl&spr=https&srt=sco&ss=b&st=2026-01-02T03%3A04%3A05Z&sv=2026-12-06"
	madeBlobSAS    = "https://exampleaccount.blob.core.windows.net/c/b?se=2026-01-02T04%3A04%3A05Z&s" + "ig=tsH0xAhAb6hi4XKgyr%2F1KPaNEnc4%2FlEvy1ewBvPxJZ4%3D&sp=r&spr=https&sr=b&st=2026-01-02T03%3A04%3A05Z&sv=2026-12-06"

	// github.com/aws/aws-sdk-go-v2/aws/signer/v4, with the access key of AWS's documentation.
	madePresigned = "https://bucket.s3.eu-west-1.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AK" + "IAIOSFODNN7EXAMPLE%2F20260102%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20260102T030405Z&X-Amz-Expires=3600&X-Amz-SignedHeaders=host&X-Amz-Signature=" + "f4b5a5593547fcfaff5b59e833b5bda564d16325e81298660a5f0b9c19d20020"

	// gopkg.in/macaroon.v2, with the caveats of PyPI.
	madePyPI     = "pypi-" + "AgEIcHlwaS5vcmcCJDAwMDAwMDAwLTAwMDAtMDAwMC0wMDAwLTAwMDAwMDAwMDAwMAACGFsxLCBbImV4YW1wbGUtcHJvamVjdCJdXQACG1swLCAxNzk4NzYxNjAwLCAxNzY3MjI1NjAwXQAABiBsExm25dem3hHG5DZu7N2S80Jvqp4jgmjOHb8vWqKwkA"
	madePyPIUser = "pypi-" + "AgEIcHlwaS5vcmcCJDAwMDAwMDAwLTAwMDAtMDAwMC0wMDAwLTAwMDAwMDAwMDAwMAACJXsidmVyc2lvbiI6IDEsICJwZXJtaXNzaW9ucyI6ICJ1c2VyIn0AAAYgNQuVqpmpkcWSMPywSp3ZbmZ064pIiMbYguAr2SVXv9s"

	// github.com/superfly/macaroon.
	madeFly        = "FlyV1 fm" + "2_lJPEA2tpZMQQKXMOrAElyEr9Z6jgaZ7/FcK1aHR0cHM6Ly9hcGkuZmx5LmlvL3YxlACSKgEEks5pVbkAzmlVxxDEIGCmoCPx66M7RYXbGbV47wWDaImrLS0aZ1FYoOzhXbxg"
	madeFlyEndless = "fm" + "2_lJPEA2tpZMQQzjdVUypjpBc+pnKe5f8OIsK1aHR0cHM6Ly9hcGkuZmx5LmlvL3YxlACSKh8DkYEHH8QgcUq+sy3QeMwA+DETW7yQ11P3MMWgS/VsOnyZbhB2Bzc="
)
