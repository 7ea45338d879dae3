package dev.repwatch.monitor.pages;

import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Role;
import java.util.List;

/** Every page, and the one style sheet. Nothing on them can be pressed that changes anything. */
public final class PageRoutes {

    private PageRoutes() {}

    public static List<Endpoint> of(Site site) {
        OverviewPage overview = new OverviewPage(site);
        ListsPage lists = new ListsPage(site);
        return List.of(
                Endpoint.get("/", Role.VIEWER, "The overview").raw("text/html", overview::html),
                Endpoint.get("/t/{target}", Role.VIEWER, "A target").raw("text/html", new TargetPage(site)::html),
                Endpoint.get("/e/{id}", Role.VIEWER, "An incident").raw("text/html", new IncidentPage(site)::html),
                Endpoint.get("/tasks/{id}", Role.VIEWER, "A task").raw("text/html", new TaskPage(site)::html),
                Endpoint.get("/lists", Role.VIEWER, "The lists").raw("text/html", lists::all),
                Endpoint.get("/l/{list}", Role.VIEWER, "A list").raw("text/html", lists::one),
                Endpoint.get("/style.css", Role.PUBLIC, "The style sheet")
                        .raw("text/css", request -> Reply.css(Style.SHEET)));
    }
}
