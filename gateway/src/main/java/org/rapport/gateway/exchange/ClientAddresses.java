package org.rapport.gateway.exchange;

import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the address a request came from. It is the other end of the connection, unless that is a proxy of ours: then it is
 * the last address in X-Forwarded-For that is none. Whatever stands before that one, anybody could have written.
 */
public final class ClientAddresses {

    private static final Pattern NUMERIC = Pattern.compile("[0-9a-fA-F:.]{2,45}");

    private static final int IPV6_NETWORK_BYTES = 8;

    private final List<Network> trusted;

    public ClientAddresses(List<String> trustedProxies) {
        trusted = trustedProxies.stream().map(Network::parse).toList();
    }

    String of(HttpServerRequest request) {
        var remote = request.remoteAddress();
        var address = remote == null ? null : remote.hostAddress();
        if (address == null) {
            return "unknown";
        }
        return trusted.isEmpty()
                ? address
                : behindProxies(address, request.headers().getAll("X-Forwarded-For"));
    }

    String behindProxies(String connected, List<String> forwardedFor) {
        var hops = String.join(",", forwardedFor).split(",");
        var address = connected;
        for (var hop = hops.length - 1; hop >= 0 && isTrusted(address); hop--) {
            var next = hops[hop].strip();
            if (parse(next) == null) {
                return address;
            }
            address = next;
        }
        return address;
    }

    /**
     * The part of {@code address} that a visitor keeps for a while: all of an IPv4 address, the network of an IPv6 one,
     * whose second half devices change as they like. What is no address stands for itself.
     */
    public static String network(String address) {
        var bytes = parse(address);
        if (bytes == null) {
            return address;
        }
        return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, IPV6_NETWORK_BYTES));
    }

    /**
     * Whether that network holds every address.
     *
     * @throws IllegalArgumentException where it is neither an address nor a network
     */
    public static boolean isEverybody(String network) {
        return Network.parse(network).bits() == 0;
    }

    private boolean isTrusted(String address) {
        var bytes = parse(address);
        return bytes != null && trusted.stream().anyMatch(network -> network.contains(bytes));
    }

    /** The bytes of a literal address; never asks a name server. */
    private static byte @Nullable [] parse(String address) {
        if (!NUMERIC.matcher(address).matches() || address.indexOf('.') < 0 && address.indexOf(':') < 0) {
            return null;
        }
        try {
            return InetAddress.ofLiteral(address).getAddress();
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    /** An address and how many of its leading bits count. */
    private record Network(byte[] address, int bits) {

        static Network parse(String text) {
            var slash = text.indexOf('/');
            var address = ClientAddresses.parse(slash < 0 ? text : text.substring(0, slash));
            var whole = address == null ? 0 : address.length * Byte.SIZE;
            var bits = slash < 0 ? whole : bits(text.substring(slash + 1));
            if (address == null || bits < 0 || bits > whole) {
                throw new IllegalArgumentException("crm.server.trusted-proxies: " + text + " is no address or network");
            }
            return new Network(address, bits);
        }

        /** The number, or -1 for what is none. */
        private static int bits(String text) {
            return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1;
        }

        boolean contains(byte[] other) {
            var whole = bits / 8;
            if (other.length != address.length || !Arrays.equals(other, 0, whole, address, 0, whole)) {
                return false;
            }
            var rest = bits % 8;
            return rest == 0 || ((other[whole] ^ address[whole]) & 0xff) >> (8 - rest) == 0;
        }
    }
}
