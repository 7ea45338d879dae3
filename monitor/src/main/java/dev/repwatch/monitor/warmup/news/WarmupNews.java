package dev.repwatch.monitor.warmup.news;

import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.i18n.Words;
import dev.repwatch.monitor.warmup.Decision;
import dev.repwatch.monitor.warmup.Mail;
import dev.repwatch.monitor.warmup.Reason;
import dev.repwatch.monitor.warmup.Verdict;
import dev.repwatch.monitor.warmup.Volume;
import dev.repwatch.monitor.warmup.WarmupDay;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Says in one language what the coach decided, and what to do about it. */
public final class WarmupNews {

    private static final Set<String> WITHOUT_WORDS =
            Set.of("growth", "goal", "warm", "rest", "start", "first_days", "list.minor", "list.unknown");

    private final Words words;

    private WarmupNews(Words words) {
        this.words = words;
    }

    public static WarmupNews in(Language language) {
        return new WarmupNews(Words.of(WarmupNews.class, language));
    }

    /** @param newest the day that was judged; empty when there is none yet */
    public List<NewsLine> of(String ip, Decision decision, Optional<WarmupDay> newest) {
        List<NewsLine> lines = new ArrayList<>();
        boolean limited = newest.map(WarmupDay::limited).orElse(true);
        long limit = newest.map(WarmupDay::limit).orElse(0L);
        long sent = newest.flatMap(WarmupDay::mail).map(Mail::sent).orElse(0L);
        if (!limited) {
            return unplanned(ip, decision, sent);
        }
        if (decision.volume() == Volume.OVER || decision.volume() == Volume.SPIKE) {
            Severity severity = decision.volume() == Volume.SPIKE || decision.verdict() == Verdict.STEP_BACK
                    ? Severity.MAJOR
                    : Severity.MINOR;
            lines.add(line(ip, decision, decision.volume().label(), severity, limit, sent));
        }
        if (decision.volume() == Volume.UNDER) {
            lines.add(line(ip, decision, "under", Severity.INFO, limit, sent));
        }
        kind(decision, limit).ifPresent(kind -> lines.add(line(ip, decision, kind, severity(kind), limit, sent)));
        return lines;
    }

    /** Mail from before the plan went over no limit, and was under none. */
    private List<NewsLine> unplanned(String ip, Decision decision, long sent) {
        List<NewsLine> lines = new ArrayList<>();
        if (sent > 0) {
            lines.add(line(ip, decision, "unplanned", Severity.INFO, sent, sent));
        }
        kind(decision, sent)
                .filter(kind -> !kind.equals("next"))
                .ifPresent(kind -> lines.add(line(ip, decision, kind, severity(kind), sent, sent)));
        return lines;
    }

    private static Optional<String> kind(Decision decision, long limit) {
        if (because(decision, "start")) {
            return Optional.of("begin");
        }
        if (because(decision, "return")) {
            return Optional.of("return");
        }
        return switch (decision.verdict()) {
            case ADVANCE -> Optional.of("next");
            case STEP_BACK, STOP, RESTART, COMPLETE, NOT_READY ->
                decision.verdict() == Verdict.STOP && limit == 0
                        ? Optional.empty()
                        : Optional.of(decision.verdict().label());
            case HOLD ->
                decision.volume() == Volume.NO_DATA
                        ? Optional.of("no_data")
                        : Optional.of("hold").filter(kind -> !causes(decision).isEmpty());
        };
    }

    private static boolean because(Decision decision, String code) {
        return decision.reasons().stream().anyMatch(reason -> reason.code().equals(code));
    }

    private static Severity severity(String kind) {
        return switch (kind) {
            case "step_back", "stop" -> Severity.MAJOR;
            case "hold", "restart", "no_data", "not_ready" -> Severity.MINOR;
            default -> Severity.INFO;
        };
    }

    private NewsLine line(String ip, Decision decision, String kind, Severity severity, long limit, long sent) {
        String text = words.say(
                kind,
                "ip",
                ip,
                "provider",
                words.sayOr("provider." + decision.provider(), "provider.other", "name", decision.provider()),
                "limit",
                number(limit),
                "sent",
                number(sent),
                "next",
                number(decision.nextLimit()),
                "why",
                why(decision));
        return new NewsLine(kind, severity, ip, decision.provider(), text);
    }

    private String why(Decision decision) {
        List<String> causes = causes(decision).stream().map(this::cause).toList();
        return causes.isEmpty() ? words.say("why.plan") : String.join(words.say("and"), causes);
    }

    private static List<Reason> causes(Decision decision) {
        return decision.reasons().stream()
                .filter(reason ->
                        !WITHOUT_WORDS.contains(reason.code()) && !reason.code().startsWith("volume."))
                .toList();
    }

    private String cause(Reason reason) {
        String seen = reason.seen() instanceof Reason.Seen.Figure figure
                ? figure(reason.code(), figure.value())
                : ((Reason.Seen.Word) reason.seen()).value();
        return words.sayOr("why." + reason.code(), "why.other", "seen", seen, "code", reason.code());
    }

    /** Shares are told in percent, counts as they are. */
    private static String figure(String code, BigDecimal value) {
        boolean count = Set.of("idle", "stopped", "return", "traps").contains(code);
        return count ? value.toPlainString() : percent(value);
    }

    private static String number(long value) {
        return NumberFormat.getIntegerInstance(Locale.ROOT).format(value);
    }

    private static String percent(BigDecimal share) {
        BigDecimal rounded = share.movePointRight(2).setScale(1, RoundingMode.HALF_UP);
        BigDecimal shown = rounded.signum() == 0 ? share.movePointRight(2) : rounded;
        return shown.stripTrailingZeros().toPlainString() + " %";
    }
}
