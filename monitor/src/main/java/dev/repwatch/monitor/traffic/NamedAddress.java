package dev.repwatch.monitor.traffic;

import dev.repwatch.checks.maillog.AddressText;
import dev.repwatch.checks.maillog.Reply;
import dev.repwatch.checks.maillog.refusal.Judged;
import java.util.Optional;

/** The sending address that a receiver's reply names: {@code Client host [198.51.100.7] blocked}. A receiver that names itself names none. */
final class NamedAddress {

    private NamedAddress() {}

    static Optional<String> in(Judged judged) {
        Optional<String> receiver = judged.attempt().relay().ip();
        return judged.attempt()
                .reply()
                .map(Reply::text)
                .flatMap(AddressText::within)
                .filter(address -> !receiver.equals(Optional.of(address)));
    }
}
