package dev.repwatch.monitor.pages;

import dev.repwatch.monitor.web.Access;
import dev.repwatch.monitor.web.Reply;
import dev.repwatch.monitor.web.Route;
import java.util.List;

/** Every page, and the one style sheet. Nothing on them can be pressed that changes anything. */
public final class PageRoutes {

    private PageRoutes() {}

    public static List<Route> of(Site site) {
        OverviewPage overview = new OverviewPage(site);
        ListsPage lists = new ListsPage(site);
        return List.of(
                Route.get("/", Access.VIEW, overview::html),
                Route.get("/t/{target}", Access.VIEW, new TargetPage(site)::html),
                Route.get("/e/{id}", Access.VIEW, new IncidentPage(site)::html),
                Route.get("/tasks/{id}", Access.VIEW, new TaskPage(site)::html),
                Route.get("/lists", Access.VIEW, lists::all),
                Route.get("/l/{list}", Access.VIEW, lists::one),
                Route.get("/style.css", Access.OPEN, request -> Reply.css(Style.SHEET)));
    }
}
