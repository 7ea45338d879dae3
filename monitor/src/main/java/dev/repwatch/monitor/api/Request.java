package dev.repwatch.monitor.api;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.repwatch.monitor.i18n.Language;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A request that passed every check.
 *
 * @param variables parts of the path by the names of the route
 * @param query the values by name, in the order in which they were sent
 * @param headers by lower-case name
 * @param body at most 64 KB
 * @param who asks, as the login says
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way through; nobody compares or keeps them
public record Request(
        String method,
        String path,
        Map<String, String> variables,
        Map<String, List<String>> query,
        Map<String, String> headers,
        byte[] body,
        Principal who) {

    /** Under this name the router puts the address of the peer among the headers; no client can send a name with a space. */
    public static final String ADDRESS = "peer address";

    private static final int DEPTH = 20;
    private static final JsonMapper JSON = new JsonMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
            .build());

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Who sent it, as far as headers tell; see {@link #who()} for who it is. */
    public Visitor visitor() {
        return new Visitor(headers.getOrDefault(ADDRESS, ""), false, false, headers, Set.of());
    }

    /** The value of this name; the last one when it was sent several times. */
    public Optional<String> query(String name) {
        return queries(name).stream().reduce((one, next) -> next);
    }

    /** Every value of this name, such as those of {@code name[]}; none when it was not sent. */
    public List<String> queries(String name) {
        return query.getOrDefault(name, List.of());
    }

    /** The query as it was sent, but for one value. */
    String queryWith(String name, String value) {
        Map<String, List<String>> all = new TreeMap<>(query);
        all.put(name, List.of(value));
        return all.entrySet().stream()
                .flatMap(it -> it.getValue().stream().map(one -> encoded(it.getKey()) + "=" + encoded(one)))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The fields of a form, by name. */
    public Map<String, List<String>> form() {
        return QueryText.form(new String(body, StandardCharsets.UTF_8));
    }

    /** What the reader wants: {@code ?lang=}, else the first of {@code Accept-Language} that is spoken here, else English. */
    public Language language() {
        String wanted = query("lang").or(() -> header("accept-language")).orElse("");
        return Arrays.stream(wanted.toLowerCase(Locale.ROOT).split(",", 20))
                .map(tag -> tag.strip().split("[-;_]", 2)[0])
                .flatMap(tag ->
                        Arrays.stream(Language.values()).filter(it -> it.tag().equals(tag)))
                .findFirst()
                .orElse(Language.EN);
    }

    /** A part of the path; the route must have it. */
    public String variable(String name) {
        return Optional.ofNullable(variables.get(name))
                .orElseThrow(() -> new IllegalArgumentException("the route has no {" + name + "}"));
    }

    /**
     * The body; an empty one is an empty object.
     *
     * @throws HttpRefusal when it is not JSON
     */
    public JsonNode json() {
        try {
            return body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
        } catch (JacksonException e) {
            throw new HttpRefusal(HttpRefusal.BAD_REQUEST, "the body is not valid JSON", e);
        } catch (IOException e) {
            throw new HttpRefusal(HttpRefusal.BAD_REQUEST, "the body cannot be read", e);
        }
    }
}
