package dev.repwatch.monitor.pages;

import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.api.Role;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Links for strangers and what they show, and who did what. */
public final class AdminRoutes {

    private AdminRoutes() {}

    /** @param address of a page below the root, where the configuration says it */
    public static List<Endpoint> of(Site site, Shares shares, Function<String, Optional<URI>> address) {
        SharesPage page = new SharesPage(site, shares, address);
        SharedPage shared = new SharedPage(site, shares);
        return List.of(
                Endpoint.get("/shares", Role.ADMIN, "Links for customers").raw("text/html", page::html),
                Endpoint.post("/shares", Role.ADMIN, "Make a link").form().raw("text/html", page::make),
                Endpoint.post("/shares/{id}/revoke", Role.ADMIN, "Revoke a link")
                        .form()
                        .raw("text/html", page::revoke),
                Endpoint.get("/acts", Role.ADMIN, "Who did what")
                        .raw("text/html", new ActsPage(shares.database())::html),
                Endpoint.get("/s/{secret}", Role.PUBLIC, "What a link shows").raw("text/html", shared::html),
                Endpoint.get("/s/{secret}/t/{target}", Role.PUBLIC, "A target of a link")
                        .raw("text/html", shared::target));
    }
}
