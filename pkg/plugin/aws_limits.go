package plugin

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/grafana/grafana-plugin-sdk-go/backend/httpclient"
	"github.com/grafana/grafana-plugin-sdk-go/config"
)

// What whoever runs Grafana allows in its section [aws], as Grafana hands it to plugins.
const (
	awsProviders   = "AWS_AUTH_AllowedAuthProviders"
	awsAssumeRoles = "AWS_AUTH_AssumeRoleEnabled"
)

// allowedByGrafana says which setting asks for AWS credentials that whoever runs Grafana does not hand
// out: those of the machine are theirs, and not of everybody who may add a data source. Where nothing
// is said, Grafana's own defaults hold.
func allowedByGrafana(ctx context.Context, settings *httpclient.SigV4Config) error {
	if settings == nil {
		return nil
	}
	limit := func(name string) string {
		if value := config.GrafanaConfigFromContext(ctx).Get(name); value != "" {
			return value
		}
		return os.Getenv(name)
	}
	allowed := []string{"default", "keys", "credentials"}
	if said := limit(awsProviders); said != "" {
		allowed = strings.FieldsFunc(said, func(r rune) bool { return r == ',' || r == ' ' })
	}
	wanted := settings.AuthType
	switch {
	case wanted == "" && settings.AccessKey != "":
		wanted = "keys"
	case wanted == "":
		wanted = "default"
	}
	if !slices.Contains(allowed, wanted) {
		return fmt.Errorf(`sigV4AuthType: this Grafana does not allow %q (allowed_auth_providers in its section [aws]). Use one of: %s`, wanted, strings.Join(allowed, ", "))
	}
	if settings.AssumeRoleARN != "" && strings.EqualFold(limit(awsAssumeRoles), "false") {
		return errors.New("sigV4AssumeRoleArn: this Grafana does not allow to assume roles (assume_role_enabled in its section [aws]). Leave it empty")
	}
	return nil
}
