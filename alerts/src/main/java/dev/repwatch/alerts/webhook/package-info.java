/** Any receiver of JSON over HTTP; the form is docs/webhook.md. */
package dev.repwatch.alerts.webhook;
