package dev.repwatch.checks.posture.spf;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.posture.AddressRange;
import dev.repwatch.checks.posture.Answers;
import dev.repwatch.checks.reputation.Cause;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Walks a record and everything it includes once, whatever the sender: what a sender meets that nothing matches. Asks for little
 * more than the record needs: beyond {@value #MOST} terms nothing is followed, or a record of others would make us ask thousands.
 */
final class SpfWalk {

    private static final int MOST = 25;
    /** So many records one in another are read for their count; deeper down nothing is asked that no receiver asks. */
    private static final int SHALLOW = 3;

    private static final int WIDE_V4 = 16;
    private static final int WIDE_V6 = 32;

    private final Answers answers;
    private final SpfFamilies families;
    private final SpfSurvey survey = new SpfSurvey();
    private final SpfSender anybody;
    /** Everything on the way here is a pass, so that what matches may send. */
    private boolean permits = true;

    private SpfWalk(String domain, Answers answers, SpfFamilies families) {
        this.answers = answers;
        this.families = families;
        anybody = new SpfSender(InetAddress.getLoopbackAddress(), "", domain, domain, "", Instant.EPOCH);
    }

    static SpfSurvey of(String domain, SpfRecord record, Answers answers, SpfFamilies families) {
        SpfWalk walk = new SpfWalk(domain, answers, families);
        walk.record(record, domain, List.of(domain.toLowerCase(Locale.ROOT)), true);
        return walk.survey;
    }

    /** True when everybody passes. */
    private boolean record(SpfRecord record, String domain, List<String> path, boolean top) {
        boolean open = false;
        for (Directive directive : record.alive()) {
            boolean all = directive(directive, domain, path);
            if (all && directive.qualifier() == Qualifier.PASS) {
                open = true;
                if (top) {
                    survey.open.add(directive.text());
                }
            }
        }
        if (top) {
            dead(record);
            survey.rest = record.all().map(Directive::qualifier);
        }
        Optional<MacroString> redirect = record.all().isPresent() ? Optional.empty() : record.redirect();
        return redirect.map(it -> redirected(it, domain, path, top)).orElse(false) || open;
    }

    private void dead(SpfRecord record) {
        List<Directive> alive = record.alive();
        record.directives().stream().skip(alive.size()).map(Directive::text).forEach(survey.dead::add);
        if (record.all().isPresent()) {
            record.redirect().map(it -> "redirect=" + it.text()).ifPresent(survey.dead::add);
        }
    }

    private boolean redirected(MacroString target, String domain, List<String> path, boolean top) {
        String term = "redirect=" + target.text();
        survey.lookup(term);
        survey.restVaries |= top && !target.constant();
        boolean open = follow(target, term, domain, path, top);
        if (open && top) {
            survey.open.add(term);
        }
        return open;
    }

    /** True when it matches everybody. */
    private boolean directive(Directive directive, String domain, List<String> path) {
        Mechanism mechanism = directive.mechanism();
        if (mechanism.asks()) {
            survey.lookup(directive.text());
        }
        if (survey.lookups() > MOST) {
            return false;
        }
        if (mechanism instanceof Mechanism.Include include) {
            return included(include, directive, domain, path);
        }
        if (mechanism instanceof Mechanism.Ip ip) {
            range(ip.range(), directive);
        } else if (mechanism instanceof Mechanism.A a) {
            name(a.domain(), domain)
                    .ifPresentOrElse(name -> host(name, a.masks(), directive), () -> varies(a.domain(), directive));
        } else if (mechanism instanceof Mechanism.Mx mx) {
            name(mx.domain(), domain)
                    .ifPresentOrElse(
                            name -> exchangers(name, mx.masks(), directive), () -> varies(mx.domain(), directive));
        } else if (mechanism instanceof Mechanism.Ptr) {
            survey.pointers.add(directive.text());
        } else if (mechanism instanceof Mechanism.Exists exists) {
            return exists(exists.domain(), directive, domain);
        }
        return mechanism instanceof Mechanism.All;
    }

    private boolean included(Mechanism.Include include, Directive directive, String domain, List<String> path) {
        boolean before = permits;
        permits = before && directive.qualifier() == Qualifier.PASS;
        boolean open = follow(include.domain(), directive.text(), domain, path, false);
        permits = before;
        return open;
    }

    private boolean exists(MacroString where, Directive directive, String domain) {
        if (!where.constant()) {
            varies(Optional.of(where), directive);
            return false;
        }
        String name = expanded(where, domain);
        return answers.of(name, RecordType.A)
                .match(
                        records -> true,
                        absent -> {
                            survey.voids4.add(directive.text());
                            survey.voids6.add(directive.text());
                            return false;
                        },
                        failed -> trouble(name, failed.cause()));
    }

    private boolean follow(MacroString where, String term, String domain, List<String> path, boolean top) {
        if (survey.lookups() > (path.size() > SHALLOW ? SpfLimits.LOOKUPS + 1 : MOST)) {
            return false;
        }
        if (!where.constant()) {
            if (where.ofSender()) {
                survey.ofSender.add(term);
            }
            return false;
        }
        String name = expanded(where, domain).toLowerCase(Locale.ROOT);
        if (path.contains(name)) {
            survey.loops.add(term);
            return false;
        }
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return SpfPolicies.at(name, answers)
                .match(
                        one -> parsed(one.octets(), term, name, longer, top),
                        none -> !survey.missing.add(term),
                        several -> !survey.several.add(new SpfSurvey.Note(term, Integer.toString(several.count()))),
                        unclear -> trouble(name, unclear.cause()));
    }

    private boolean parsed(String octets, String term, String name, List<String> path, boolean top) {
        return SpfParser.parse(octets)
                .match(
                        record -> record(record, name, path, top),
                        unsound -> !survey.syntax.add(new SpfSurvey.Note(unsound.term(), term)));
    }

    private void host(String name, Mechanism.Masks masks, Directive directive) {
        if (!addresses(name, RecordType.A, masks, directive)) {
            survey.voids4.add(directive.text());
        }
        if (families.v6() && !addresses(name, RecordType.AAAA, masks, directive)) {
            survey.voids6.add(directive.text());
        }
    }

    private void exchangers(String name, Mechanism.Masks masks, Directive directive) {
        DnsAnswer answer = answers.of(name, RecordType.MX);
        if (answer instanceof DnsAnswer.Failed failed) {
            trouble(name, failed.cause());
            return;
        }
        List<String> hosts = answer instanceof DnsAnswer.Records records
                ? records.values().stream()
                        .map(value -> value.substring(value.indexOf(' ') + 1))
                        .filter(host -> !host.equals("."))
                        .toList()
                : List.of();
        if (hosts.size() > SpfLimits.NAMES) {
            survey.exchangers.add(new SpfSurvey.Note(directive.text(), Integer.toString(hosts.size())));
            return;
        }
        for (RecordType type : List.of(RecordType.A, RecordType.AAAA)) {
            boolean any = false;
            for (String host : families.asks(type) ? hosts : List.<String>of()) {
                any = addresses(host, type, masks, directive) || any;
            }
            // a null MX is an answer, though nobody is behind it
            boolean empty = hosts.isEmpty() ? answer instanceof DnsAnswer.Absent : !any;
            if (empty && families.asks(type)) {
                (type == RecordType.A ? survey.voids4 : survey.voids6).add(directive.text());
            }
        }
    }

    /** False when there are certainly none. */
    private boolean addresses(String name, RecordType type, Mechanism.Masks masks, Directive directive) {
        return answers.of(name, type)
                .match(
                        records -> {
                            records.values().stream()
                                    .flatMap(value -> AddressRange.address(value).stream())
                                    .forEach(it ->
                                            range(new AddressRange(it, masks.of(it.getAddress().length)), directive));
                            return true;
                        },
                        absent -> false,
                        failed -> !trouble(name, failed.cause()));
    }

    private void range(AddressRange range, Directive directive) {
        int least = range.network().getAddress().length == 4 ? WIDE_V4 : WIDE_V6;
        if (!permits || directive.qualifier() != Qualifier.PASS) {
            return;
        }
        boolean known = survey.wide.stream().anyMatch(note -> note.term().equals(directive.text()));
        if (range.prefix() < least && !known) {
            survey.wide.add(new SpfSurvey.Note(directive.text(), range.size().toString()));
        }
        survey.permitted.add(range);
    }

    private void varies(Optional<MacroString> name, Directive directive) {
        if (name.filter(MacroString::ofSender).isPresent()) {
            survey.ofSender.add(directive.text());
        }
    }

    /** Empty when it depends on who sends. */
    private Optional<String> name(Optional<MacroString> given, String domain) {
        return given.isEmpty()
                ? Optional.of(domain)
                : given.filter(MacroString::constant).map(it -> expanded(it, domain));
    }

    private String expanded(MacroString text, String domain) {
        return new MacroExpansion(anybody, domain, () -> "").name(text);
    }

    private boolean trouble(String name, Cause cause) {
        survey.troubles.add(new SpfSurvey.Trouble(name, cause));
        return false;
    }
}
