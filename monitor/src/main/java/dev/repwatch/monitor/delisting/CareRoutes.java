package dev.repwatch.monitor.delisting;

import dev.repwatch.monitor.api.Call;
import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.api.Endpoint.None;
import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.Role;
import dev.repwatch.monitor.delisting.CareTasks.Care;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.preflight.Address;
import dev.repwatch.monitor.preflight.AdviceWords;
import inet.ipaddr.IPAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What an intake check leaves to be done, for the desk. */
public final class CareRoutes {

    /** Where to ask. */
    public static final String PATH = "/api/v1/preflight/tasks";

    private static final int MOST = 64;

    private CareRoutes() {}

    /**
     * @param ip an address; it need not be watched
     * @param advice codes, as {@code advice} of {@code repwatch preflight --output json} has them
     * @param language of what is written down, {@code en} (as without it) or {@code ja}
     */
    public record TaskWish(String ip, List<String> advice, Optional<String> language) {}

    public record CareTaskList(List<CareTask> tasks) {}

    /** @param opened false when an open task about the same was there */
    public record CareTask(long id, String advice, String text, boolean opened) {}

    public static Endpoint of(Function<Language, CareTasks> desk) {
        return Endpoint.post(PATH, Role.OPERATOR, "Open tasks about what an intake check advised")
                .body(TaskWish.class)
                .answers(CareTaskList.class, call -> open(desk, call));
    }

    private static CareTaskList open(Function<Language, CareTasks> desk, Call<None, TaskWish> call) {
        TaskWish wish = call.body();
        IPAddress address = Address.single(wish.ip())
                .orElseThrow(() -> HttpRefusal.field(HttpRefusal.UNPROCESSABLE, "/ip", "must be one address"));
        if (wish.advice().isEmpty() || wish.advice().size() > MOST) {
            throw HttpRefusal.field(HttpRefusal.UNPROCESSABLE, "/advice", "must be 1 to " + MOST + " codes");
        }
        Language language = language(wish.language().orElse(Language.EN.tag()));
        AdviceWords words = AdviceWords.in(language);
        List<Care> cares = wish.advice().stream()
                .distinct()
                .map(code -> new Care(
                        code,
                        words.known(code)
                                .orElseThrow(() -> HttpRefusal.field(
                                        HttpRefusal.UNPROCESSABLE, "/advice", "there is no such advice"))))
                .toList();
        return new CareTaskList(
                desk
                        .apply(language)
                        .open(address.toCanonicalString(), cares, call.who().name())
                        .stream()
                        .map(each -> new CareTask(
                                each.id(), each.care().code(), each.care().text(), each.opened()))
                        .toList());
    }

    private static Language language(String tag) {
        return Arrays.stream(Language.values())
                .filter(each -> each.tag().equals(tag))
                .findFirst()
                .orElseThrow(() -> HttpRefusal.field(HttpRefusal.UNPROCESSABLE, "/language", "must be en or ja"));
    }
}
