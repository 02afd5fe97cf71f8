package org.rapport.acceptance;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.rapport.local.process.Command;
import org.rapport.local.process.Http;
import org.rapport.local.process.Ports;
import org.rapport.local.process.Server;

/** Tells Prometheus how full this machine's disks are. */
final class NodeExporter extends Server {

    private static final String PROGRAM = "prometheus-node-exporter";

    private final int port = Ports.free();

    NodeExporter(Path state) {
        super("node-exporter", state);
    }

    URI metrics() {
        return Ports.url(port).resolve("/metrics");
    }

    @Override
    public boolean isReady() {
        return Http.isOk(metrics());
    }

    @Override
    protected Command command() {
        List<String> line = List.of(
                PrometheusServer.program(PROGRAM).orElseThrow().toString(),
                "--web.listen-address=" + Ports.HOST + ":" + port,
                "--collector.disable-defaults",
                "--collector.filesystem");
        return new Command(name(), line, Map.of(), state().getParent(), state());
    }
}
