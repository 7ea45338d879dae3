package dev.repwatch.checks.posture.address;

import dev.repwatch.checks.posture.Judgement;
import dev.repwatch.checks.posture.PostureCheck;
import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.PostureSubject;
import java.util.Optional;

/** Says whose network an address is in: some receivers trust the ranges of clouds less, and no record can change that. */
public final class NetworkCheck {

    private NetworkCheck() {}

    /**
     * Empty where no provider is known, which does not say that there is none.
     *
     * @param ip canonical text of the address
     */
    public static Optional<PostureFinding> judge(String ip, Optional<String> provider) {
        return provider.map(it -> new Judgement(PostureCheck.NETWORK, PostureSubject.address(ip))
                .fact("provider", it)
                .code("network.cloud", "ip", ip, "provider", it)
                .finding());
    }
}
