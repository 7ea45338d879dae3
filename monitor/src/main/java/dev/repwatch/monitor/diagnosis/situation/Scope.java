package dev.repwatch.monitor.diagnosis.situation;

import dev.repwatch.checks.maillog.refusal.ReplyClass;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far a failure reached: at one receiver or many, from one address or all, in one template or all. Built from the attempts
 * of the same day.
 */
public final class Scope {

    private final List<Attempt> day;
    private final Optional<Attempt> judged;

    Scope(List<Attempt> day, Optional<Attempt> judged) {
        this.day = List.copyOf(day);
        this.judged = judged;
    }

    /** Failures of the judged class. */
    public Stream<Attempt> alike() {
        return day.stream()
                .filter(Attempt::failed)
                .filter(it -> judged.map(j -> j.is(it.meaning())).orElse(false));
    }

    public Stream<Attempt> alikeAtProvider() {
        return alike().filter(this::sameProvider);
    }

    public Set<String> providersFailing() {
        return distinct(alike(), Attempt::provider);
    }

    public Set<String> ipsFailing() {
        return distinct(alikeAtProvider(), Attempt::ip);
    }

    /** Addresses of ours that the same receiver took mail from, and did not refuse in the same way. */
    public Set<String> ipsAccepted() {
        Set<String> failing = ipsFailing();
        return distinct(day.stream().filter(Attempt::accepted).filter(this::sameProvider), Attempt::ip).stream()
                .filter(it -> !failing.contains(it))
                .collect(Collectors.toSet());
    }

    public Set<String> templatesFailing() {
        return distinct(alike(), it -> it.line().template());
    }

    /** Templates that were accepted and never failed in this way. */
    public Set<String> templatesAccepted() {
        Set<String> failing = templatesFailing();
        return distinct(day.stream().filter(Attempt::accepted), it -> it.line().template()).stream()
                .filter(it -> !failing.contains(it))
                .collect(Collectors.toSet());
    }

    /** Whether one text fails and mail with other texts, or other mail of the same address, is taken. */
    public boolean oneTemplate() {
        return templatesFailing().size() == 1 && (!templatesAccepted().isEmpty() || otherMailAccepted());
    }

    private boolean otherMailAccepted() {
        Set<String> failing = templatesFailing();
        return day.stream()
                .filter(Attempt::accepted)
                .filter(it ->
                        judged.flatMap(Attempt::ip).equals(it.ip()) || it.ip().isEmpty())
                .anyMatch(it -> it.line().template().filter(failing::contains).isEmpty());
    }

    /** Accepted from the same address at the same receiver, other than what is judged. */
    public long othersAccepted() {
        return sum(day.stream().filter(Attempt::accepted).filter(this::sameProvider));
    }

    public long failing() {
        return sum(alike());
    }

    public long failingAtProvider() {
        return sum(alikeAtProvider());
    }

    /** Attempts at the receiver of which the failures are a share; what a line says itself, or the sum of the lines. */
    public long attemptsAtProvider() {
        long said = alikeAtProvider()
                .flatMap(it -> it.line().of().stream())
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        return Math.max(said, sum(day.stream().filter(this::sameProvider)));
    }

    /** 0 when nothing is known to be a share of. */
    public double shareAtProvider() {
        long attempts = attemptsAtProvider();
        return attempts == 0 ? 0 : (double) failingAtProvider() / attempts;
    }

    public Set<String> recipientsFailing() {
        return distinct(alike(), it -> it.line().recipient());
    }

    public Set<String> domainsFailing() {
        return distinct(alike(), Attempt::domain);
    }

    /** Whether more than one person is affected, as far as is seen. */
    public boolean manyRecipients() {
        return recipientsFailing().size() > 1 || alike().anyMatch(it -> it.times() > 1);
    }

    public Stream<Attempt> of(ReplyClass meaning) {
        return day.stream().filter(Attempt::failed).filter(it -> it.is(meaning));
    }

    public Stream<Attempt> day() {
        return day.stream();
    }

    private boolean sameProvider(Attempt attempt) {
        Optional<String> provider = judged.flatMap(Attempt::provider);
        return provider.isEmpty() || attempt.provider().equals(provider);
    }

    private static long sum(Stream<Attempt> attempts) {
        return attempts.mapToLong(Attempt::times).sum();
    }

    private static Set<String> distinct(Stream<Attempt> of, Function<Attempt, Optional<String>> what) {
        return of.map(what).flatMap(Optional::stream).collect(Collectors.toSet());
    }

    /** Whether any attempt of the day is so. */
    public boolean any(Predicate<Attempt> so) {
        return day.stream().anyMatch(so);
    }
}
