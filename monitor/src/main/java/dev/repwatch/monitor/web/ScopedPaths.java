package dev.repwatch.monitor.web;

import dev.repwatch.monitor.api.Endpoint;
import java.util.Set;

/**
 * Endpoints that choose their rows by the scope of who asks. All others are closed to those who see a part only: what nobody
 * has thought about shows nothing.
 */
final class ScopedPaths {

    private static final Set<String> ALL = Set.of(
            "/",
            "/t/{target}",
            "/e/{id}",
            "/e/{id}/act",
            "/tasks/{id}",
            "/tasks/{id}/act",
            "/alerts",
            "/alerts/act",
            "/lists",
            "/l/{list}",
            "/feeds",
            "/f/{feed}",
            "/deliveries",
            "/posture",
            "/p/{target}",
            "/warmup",
            "/api/v1/status",
            "/api/v1/history",
            "/api/v1/tasks",
            "/api/v1/tasks/{id}",
            "/api/v1/tasks/{id}/{action}",
            "/api/v1/alerts",
            "/api/v1/alerts/act",
            "/api/v1/episodes",
            "/api/v1/episodes/{id}",
            "/api/v1/episodes/act",
            "/diagnose",
            "/api/v1/diagnoses",
            "/api/v1/targets",
            "/api/v1/targets/{target}",
            "/api/v1/targets.csv",
            "/sd/prometheus",
            "/badge/{target}",
            "/api/v1/events");

    private ScopedPaths() {}

    static boolean hold(Endpoint endpoint) {
        return ALL.contains(endpoint.path());
    }
}
