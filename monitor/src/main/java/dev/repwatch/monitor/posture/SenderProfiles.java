package dev.repwatch.monitor.posture;

import dev.repwatch.checks.posture.bimi.BimiCheck;
import dev.repwatch.checks.posture.dkim.DkimSelector;
import dev.repwatch.checks.posture.survey.Sender;
import dev.repwatch.checks.posture.survey.SenderProfile;
import dev.repwatch.checks.reputation.DomainTarget;
import dev.repwatch.checks.reputation.IpTarget;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.config.SendingProfile;
import dev.repwatch.monitor.config.WatchedTarget;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which addresses send for which domains, by the configuration. */
public final class SenderProfiles {

    private final List<WatchedTarget> targets;
    /** Of addresses only those that call themselves something: of others there is nothing to look up, and they are many. */
    private final Map<Target, WatchedTarget> watched = new HashMap<>();

    public SenderProfiles(Collection<WatchedTarget> targets) {
        this.targets = List.copyOf(targets);
        targets.stream()
                .filter(it -> it.target() instanceof DomainTarget || it.helo().isPresent())
                .forEach(it -> watched.put(it.target(), it));
    }

    /** Every watched domain. */
    public List<SenderProfile> domains() {
        return targets.stream()
                .map(WatchedTarget::target)
                .distinct()
                .filter(DomainTarget.class::isInstance)
                .map(it -> domain((DomainTarget) it))
                .toList();
    }

    /** Every watched address. */
    public List<Sender> senders() {
        return targets.stream()
                .map(WatchedTarget::target)
                .distinct()
                .filter(IpTarget.class::isInstance)
                .map(it -> sender((IpTarget) it))
                .toList();
    }

    /** One domain, watched or not, with the addresses that send for it. */
    public SenderProfile domain(DomainTarget domain) {
        return profile(domain, sendersOf(domain));
    }

    /** The same with other addresses. */
    public SenderProfile profile(DomainTarget domain, List<Sender> senders) {
        SendingProfile sendingProfile = Optional.ofNullable(watched.get(domain))
                .map(WatchedTarget::sending)
                .orElse(SendingProfile.UNSAID);
        return new SenderProfile(
                domain.text(),
                sendingProfile.mailFrom().isEmpty() ? List.of(domain.text()) : sendingProfile.mailFrom(),
                keys(domain, sendingProfile),
                senders,
                sendingProfile.sends(),
                sendingProfile.bulk(),
                sendingProfile.receivers(),
                BimiCheck.DEFAULT_SELECTOR);
    }

    public Sender sender(IpTarget ip) {
        return new Sender(
                ip.address(), ip.text(), Optional.ofNullable(watched.get(ip)).flatMap(WatchedTarget::helo));
    }

    private List<SenderProfile.Key> keys(DomainTarget domain, SendingProfile sendingProfile) {
        Stream<String> plain =
                Optional.ofNullable(watched.get(domain)).stream().flatMap(it -> it.dkimSelectors().stream());
        return Stream.concat(
                        sendingProfile.keys().stream()
                                .map(key -> new SenderProfile.Key(
                                        key.domain().orElse(domain.text()),
                                        new DkimSelector(key.selector(), key.standby()))),
                        plain.map(selector -> new SenderProfile.Key(domain.text(), DkimSelector.active(selector))))
                .distinct()
                .toList();
    }

    /** Those of its pools and of its own entry; when nothing is said, every address that is in no pool. */
    private List<Sender> sendersOf(DomainTarget domain) {
        Optional<WatchedTarget> known = Optional.ofNullable(watched.get(domain));
        if (known.isEmpty() || !known.get().sending().sends()) {
            return List.of();
        }
        List<String> pools = known.get().sendsFrom();
        List<String> beside = known.get().sending().addresses();
        boolean unsaid = pools.isEmpty() && beside.isEmpty();
        return targets.stream()
                .filter(it -> it.target() instanceof IpTarget)
                .filter(it -> unsaid
                        ? it.pool().isEmpty()
                        : beside.contains(it.target().text())
                                || it.pool().filter(pools::contains).isPresent())
                .map(it -> sender((IpTarget) it.target()))
                .toList();
    }
}
