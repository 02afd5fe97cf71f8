package org.rapport.gateway.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClientAddressesTest {

    private final ClientAddresses addresses = new ClientAddresses(List.of("10.1.0.0/20", "fd00::/8", "192.0.2.7"));

    @Test
    void believesNobodyButItsProxies() {
        assertThat(addresses.behindProxies("203.0.113.9", List.of("6.6.6.6"))).isEqualTo("203.0.113.9");
        assertThat(addresses.behindProxies("10.1.16.1", List.of("6.6.6.6"))).isEqualTo("10.1.16.1");
    }

    @Test
    void takesTheLastAddressThatIsNoProxy() {
        assertThat(addresses.behindProxies("10.1.15.255", List.of("6.6.6.6, 203.0.113.9")))
                .isEqualTo("203.0.113.9");
        assertThat(addresses.behindProxies("192.0.2.7", List.of("6.6.6.6, 203.0.113.9", "10.1.0.1")))
                .isEqualTo("203.0.113.9");
        assertThat(addresses.behindProxies("fd12::1", List.of("2001:db8::5"))).isEqualTo("2001:db8::5");
    }

    @Test
    void staysAtTheProxyWhereItWritesNoAddress() {
        assertThat(addresses.behindProxies("10.1.0.1", List.of())).isEqualTo("10.1.0.1");
        assertThat(addresses.behindProxies("10.1.0.1", List.of("unknown"))).isEqualTo("10.1.0.1");
        assertThat(addresses.behindProxies("10.1.0.1", List.of("evil.test"))).isEqualTo("10.1.0.1");
        assertThat(addresses.behindProxies("10.1.0.1", List.of("10.1.0.2"))).isEqualTo("10.1.0.2");
        assertThat(addresses.behindProxies("10.1.0.1", List.of("face.be")))
                .as("a name of hexadecimal letters")
                .isEqualTo("10.1.0.1");
    }

    @Test
    void knowsAVisitorByTheNetworkWhateverHowItIsWritten() {
        assertThat(ClientAddresses.network("203.0.113.9")).isEqualTo("cb007109");
        assertThat(ClientAddresses.network("::ffff:203.0.113.9")).isEqualTo("cb007109");
        assertThat(ClientAddresses.network("2001:db8:1:2:3:4:5:6")).isEqualTo("20010db800010002");
        assertThat(ClientAddresses.network("2001:0DB8:1:2::")).isEqualTo("20010db800010002");
        assertThat(ClientAddresses.network("unknown")).isEqualTo("unknown");
    }

    @Test
    void saysWhichSettingIsWrong() {
        assertThatThrownBy(() -> new ClientAddresses(List.of("proxy.test"))).hasMessageContaining("proxy.test");
    }
}
