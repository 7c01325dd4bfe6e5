package org.pointsmall.loyalty.api.pace;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Where a request comes from, as far as it tells one shopper's connection from another's. */
final class NetworkAddress {
    /** Nothing else is looked at: a name would be asked for in the network. */
    private static final Pattern VERSION_6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

    private static final int NETWORK_BYTES = 8;

    private NetworkAddress() {}

    /** An IPv6 address without what the connection may change as it likes: the /64 that it has of its provider. */
    static String of(String address) {
        String bare = address.replaceAll("^\\[|\\].*$|%.*$", "");
        if (!VERSION_6.matcher(bare).matches()) {
            return address;
        }
        try {
            InetAddress parsed = InetAddress.getByName(bare);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(parsed.getAddress(), 0, NETWORK_BYTES) + "/64"
                    : parsed.getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
