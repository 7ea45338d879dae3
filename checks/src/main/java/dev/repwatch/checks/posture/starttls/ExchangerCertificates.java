package dev.repwatch.checks.posture.starttls;

import dev.repwatch.checks.posture.mail.Presented;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Who shows certificates of mail exchangers. */
public interface ExchangerCertificates {

    /**
     * @param host A-labels
     * @param addresses of it; the first that may be reached is asked
     * @return empty when nobody is to be asked
     */
    CompletableFuture<Optional<Presented>> of(String host, List<InetAddress> addresses);

    /** The same, with nothing kept: for a second look that must not rest on the first. */
    ExchangerCertificates anew();

    /** Nobody is asked. */
    static ExchangerCertificates none() {
        return new ExchangerCertificates() {
            @Override
            public CompletableFuture<Optional<Presented>> of(String host, List<InetAddress> addresses) {
                return CompletableFuture.completedFuture(Optional.empty());
            }

            @Override
            public ExchangerCertificates anew() {
                return this;
            }
        };
    }
}
