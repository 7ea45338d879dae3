package dev.repwatch.checks.feeds;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Healthy documents in another shape: JSON and the flat XML of CloudWatch. */
final class Rewritten {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern MEMBER = Pattern.compile("<member>(.*?)</member>", Pattern.DOTALL);
    private static final Pattern LEAF = Pattern.compile("<(\\w+)>[^<]*</\\1>");

    private Rewritten() {}

    /** Every object's fields and every row's cells the other way round. */
    static String reversed(String document) {
        return isJson(document)
                ? text(each(document, Rewritten::turned))
                : MEMBER.matcher(document).replaceAll(it -> {
                    List<String> leaves = leaves(it.group(1));
                    Collections.reverse(leaves);
                    return Matcher.quoteReplacement("<member>" + String.join("", leaves) + "</member>");
                });
    }

    /** With fields that nobody announced, in every object and row, before the others. */
    static String extended(String document) {
        return isJson(document)
                ? text(each(document, Rewritten::widened))
                : document.replace("<member>", "<member><Surprise>7</Surprise>");
    }

    /** Every field under another name. */
    static String renamed(String document) {
        return isJson(document)
                ? text(each(document, Rewritten::disguised))
                : document.replaceAll("<(/?)([A-Za-z])", "<$1New$2");
    }

    private static boolean isJson(String document) {
        return !document.stripLeading().startsWith("<");
    }

    private static List<String> leaves(String row) {
        return new ArrayList<>(LEAF.matcher(row).results().map(it -> it.group()).toList());
    }

    private interface Change {
        ObjectNode of(ObjectNode object);
    }

    private static JsonNode each(String document, Change change) {
        try {
            return each(JSON.readTree(document), change);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(document, broken);
        }
    }

    private static JsonNode each(JsonNode node, Change change) {
        if (node instanceof ArrayNode array) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            array.forEach(it -> all.add(each(it, change)));
            return all;
        }
        if (node instanceof ObjectNode object) {
            ObjectNode all = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(it -> all.set(it.getKey(), each(it.getValue(), change)));
            return change.of(all);
        }
        return node;
    }

    private static ObjectNode turned(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        Collections.reverse(names);
        ObjectNode turned = JsonNodeFactory.instance.objectNode();
        names.forEach(it -> turned.set(it, object.get(it)));
        return turned;
    }

    private static ObjectNode widened(ObjectNode object) {
        ObjectNode wide = JsonNodeFactory.instance.objectNode();
        wide.putObject("surprise").putArray("in").add(1).add("2");
        wide.setAll(object);
        return wide;
    }

    private static ObjectNode disguised(ObjectNode object) {
        ObjectNode other = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(it -> other.set("new_" + it.getKey(), it.getValue()));
        return other;
    }

    private static String text(JsonNode node) {
        return node.toString();
    }
}
