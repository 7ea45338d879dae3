package dev.repwatch.alerts.teams;

import dev.repwatch.alerts.Secret;
import dev.repwatch.alerts.http.SecretUrl;

/** @param url of a workflow that starts with "When a Teams webhook request is received" */
public record TeamsSettings(Secret url) {

    public TeamsSettings {
        SecretUrl.parse("url", url, false);
    }
}
