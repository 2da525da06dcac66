package anatomy

// decoder reads one construction. It reports whether the text is one of its
// kind, however little could be read of it.
type decoder func(text string, a *Anatomy) bool

// decoders are tried in this order; the first that knows the text is the last.
var decoders = [...]decoder{
	githubStateless, token, github, gitlab,
	accessKey, presigned, bedrockShort, bedrockLong,
	cask, openCask, sas, serviceBus,
	pypi, fly, sentry, serviceAccountToken, cloudPolicy, legacyGrafana,
	jfrogReference, onePassword, mapbox, cratesPublishing,
	googleJSON, kubeconfig, certificate, privateKey,
	connectionURL, connectionPairs, algolia,
	discord, objectID, slack, telegram, parts,
}
