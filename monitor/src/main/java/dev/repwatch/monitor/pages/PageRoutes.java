package dev.repwatch.monitor.pages;

import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Role;
import java.util.List;

/** Every page, the forms on them, and the one style sheet. Nothing is changed by a link. */
public final class PageRoutes {

    private PageRoutes() {}

    public static List<Endpoint> of(Site site, Acts acts, Readings readings) {
        OverviewPage overview = new OverviewPage(site);
        ListsPage lists = new ListsPage(site);
        IncidentPage incident = new IncidentPage(site, acts);
        TaskPage task = new TaskPage(site, acts);
        FeedsPage feeds = new FeedsPage(site, readings);
        PosturePage posture = new PosturePage(site, readings);
        AlertsPage alerts = new AlertsPage(site, acts);
        return List.of(
                Endpoint.page("/", "The overview", overview::html),
                Endpoint.page("/t/{target}", "A target", new TargetPage(site)::html),
                Endpoint.page("/e/{id}", "An incident", incident::html),
                act("/e/{id}/act", "What is done about an incident and all that is told with it", incident::act),
                Endpoint.page("/tasks/{id}", "A task", task::html),
                act("/tasks/{id}/act", "What is done about a task", task::act),
                Endpoint.page("/alerts", "What is open, as it was told", alerts::html),
                act("/alerts/act", "What is done about several at once", alerts::act),
                Endpoint.page("/lists", "The lists", lists::all),
                Endpoint.page("/l/{list}", "A list", lists::one),
                Endpoint.page("/feeds", "The feeds", feeds::all),
                Endpoint.page("/f/{feed}", "A feed and what it says of our targets", feeds::one),
                Endpoint.page("/deliveries", "What receivers answered", new DeliveriesPage(site, readings)::html),
                Endpoint.page("/posture", "The records of senders", posture::all),
                Endpoint.page("/p/{target}", "The records of a sender, and what receivers ask", posture::one),
                Endpoint.page("/warmup", "What new addresses may send", new WarmupPage(site, readings)::html),
                Endpoint.page("/placement", "Where test mails ended", new PlacementPage(readings)::html),
                Endpoint.get("/style.css", Role.PUBLIC, "The style sheet")
                        .raw("text/css", request -> Reply.css(Style.SHEET)));
    }

    private static Endpoint act(String path, String summary, Endpoint.Handler handler) {
        return Endpoint.post(path, Role.OPERATOR, summary).form().raw("text/html", handler);
    }
}
