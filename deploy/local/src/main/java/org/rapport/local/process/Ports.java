package org.rapport.local.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** TCP ports of the loopback interface. */
public final class Ports {

    public static final String HOST = "127.0.0.1";

    private static final int FIRST_FREE = 20_000;
    private static final int FIRST_OUTGOING = 32_768;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private Ports() {}

    /**
     * A port that nobody listens on at this moment; below those that the operating system gives to outgoing
     * connections, one of which might take it before the server does. Never the same twice.
     */
    public static int free() {
        return RANDOM.ints(FIRST_FREE, FIRST_OUTGOING)
                .filter(port -> isFree(port) && GIVEN.add(port))
                .findFirst()
                .orElseThrow();
    }

    /** Where a program that listens at that port is reached. */
    public static URI url(int port) {
        return URI.create("http://" + HOST + ":" + port);
    }

    /** Whether a server could listen on the port now. */
    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(HOST, port), 1);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /** Whether somebody accepts connections on the port. */
    public static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(HOST, port), 500);
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
