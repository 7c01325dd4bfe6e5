package org.pointsmall.loyalty.api.pace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class NetworkAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2001:db8:1:2:aaaa:bbbb:cccc:dddd",
                "2001:DB8:1:2::1",
                "2001:0db8:0001:0002:0:0:0:7",
                "2001:db8:1:2::1%eth0",
                "[2001:db8:1:2::1]:443"
            })
    void anIpv6AddressIsItsNetwork(String address) {
        assertThat(NetworkAddress.of(address)).isEqualTo("20010db800010002/64");
    }

    @Test
    void theNextNetworkIsAnother() {
        assertThat(NetworkAddress.of("2001:db8:1:3::1")).isNotEqualTo(NetworkAddress.of("2001:db8:1:2::1"));
    }

    @Test
    void anIpv4AddressIsItself() {
        assertThat(NetworkAddress.of("10.0.0.1")).isEqualTo("10.0.0.1");
        assertThat(NetworkAddress.of("::ffff:10.0.0.1")).isEqualTo("10.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "shop.example:80", "1::2::3", ":"})
    void whatIsNoneIsLeftAsItIs(String address) {
        assertThat(NetworkAddress.of(address)).isEqualTo(address);
    }
}
