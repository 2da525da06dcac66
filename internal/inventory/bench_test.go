package inventory_test

import (
	"testing"

	"github.com/credlint/credlint/internal/inventory"
)

func BenchmarkIdentify(b *testing.B) {
	for _, path := range []string{
		"internal/server/http/handler.go", "web/packages/app/src/components/Button/package.json",
		"docs/guides/Getting-Started.md", "deploy/charts/api/values.yaml", "src/settings.json", ".mcp.json",
	} {
		b.Run(path, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				inventory.Identify(path)
			}
		})
	}
}
