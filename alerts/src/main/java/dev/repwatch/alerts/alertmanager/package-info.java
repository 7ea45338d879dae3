/** Prometheus Alertmanager by its API v2, which forgets an alert that it does not hear again. */
package dev.repwatch.alerts.alertmanager;
