package org.rapport.local.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;
import org.rapport.installation.secret.Origin;
import org.rapport.installation.secret.SecretFiles;
import org.rapport.local.StackException;
import org.rapport.local.process.Caches;
import org.rapport.local.process.Command;
import org.rapport.local.process.ManagedProcess;
import org.rapport.local.process.Ports;
import org.rapport.local.process.Server;
import org.rapport.local.process.Task;

/**
 * One PostgreSQL server on the loopback interface, as a process of its own. Its data, logs and superuser password live
 * in a state folder and outlast it, whether it was stopped or killed.
 */
public final class PostgresServer extends Server {

    public static final String NAME = "postgres";
    public static final String SUPERUSER = "postgres";

    private static final Duration START_PATIENCE = Duration.ofSeconds(120); // it may have a log to replay
    private static final List<String> SETTINGS = List.of(
            "listen_addresses=" + Ports.HOST,
            "unix_socket_directories=",
            "wal_level=logical",
            "max_replication_slots=20",
            "max_wal_senders=20",
            "max_connections=200",
            "max_slot_wal_keep_size=4GB", // an abandoned relay must not fill the disk
            "shared_buffers=256MB",
            "max_wal_size=1GB",
            "timezone=UTC",
            "log_timezone=UTC",
            "log_line_prefix=%m [%p] %q%u@%d ",
            "password_encryption=scram-sha-256",
            "lc_messages=C");

    private final int port;
    private final Durability durability;
    private final String password;

    private PostgresServer(Path state, int port, Durability durability) {
        super(NAME, state);
        this.port = port;
        this.durability = durability;
        this.password = SecretFiles.in(state().resolve("superuser.password"), Origin.LOCAL::secret);
    }

    /** The server with its state in that folder; it need not run. */
    public static PostgresServer at(Path state, int port, Durability durability) {
        return new PostgresServer(state, port, durability);
    }

    @Override
    public PostgresServer start() {
        super.start();
        return this;
    }

    /** Lets the account that the server runs under reach its state through that folder, which may be closed to others. */
    public void admit(Path folder) {
        Account.current().admit(folder);
    }

    @Override
    public boolean isReady() {
        if (!Ports.answers(port)) {
            return false;
        }
        try (Connection connection = connect("postgres")) {
            return connection.isValid(2);
        } catch (SQLException _) {
            return false;
        }
    }

    public int port() {
        return port;
    }

    /** The JDBC address of a database of this server. */
    public String url(String database) {
        return "jdbc:postgresql://" + Ports.HOST + ":" + port + "/" + database;
    }

    public String superuserPassword() {
        return password;
    }

    /** A connection of the superuser. */
    public Connection connect(String database) throws SQLException {
        return connect(database, SUPERUSER, password);
    }

    public Connection connect(String database, String user, String userPassword) throws SQLException {
        var source = new PGSimpleDataSource();
        source.setUrl(url(database));
        source.setUser(user);
        source.setPassword(userPassword);
        source.setLoginTimeout(5);
        return source.getConnection();
    }

    @Override
    protected Command command() {
        Account account = Account.current();
        List<String> line = new ArrayList<>(
                List.of(PostgresBinaries.unpacked(account).program("postgres"), "-D", data().toString()));
        line.addAll(List.of("-p", Integer.toString(port)));
        SETTINGS.forEach(setting -> line.addAll(List.of("-c", setting)));
        durability.settings().forEach(setting -> line.addAll(List.of("-c", setting)));
        return new Command(NAME, account.line(line), Map.of("LC_ALL", "C", "TZ", "UTC"), state(), state());
    }

    @Override
    protected void prepare() {
        Account account = Account.current();
        initialise(account, PostgresBinaries.unpacked(account));
        removeRecycledPid();
    }

    @Override
    protected Duration startPatience() {
        return START_PATIENCE;
    }

    /** Ends all sessions and writes a checkpoint; TERM would wait for the sessions to end by themselves. */
    @Override
    protected String stopSignal() {
        return "INT";
    }

    /** After kill -9 the orphaned backends hold the shared memory for a moment longer. */
    @Override
    protected boolean isPassing(ManagedProcess ended) {
        return ended.said("shared memory block");
    }

    private Path data() {
        return state().resolve("data");
    }

    /** Makes the cluster under another name first: a half-made one is never taken for a whole one. */
    private void initialise(Account account, PostgresBinaries binaries) {
        if (Files.exists(data().resolve("PG_VERSION"))) {
            return;
        }
        Path unfinished = state().resolve("data.unfinished");
        try {
            Caches.delete(unfinished);
            Files.createDirectories(unfinished);
            Path passwordFile = unfinished.resolveSibling("initdb.password");
            SecretFiles.write(passwordFile, password);
            account.own(state());
            account.own(unfinished);
            account.own(passwordFile);
            List<String> line = account.line(initdb(binaries, unfinished, passwordFile));
            Task.run(new Command("initdb", line, Map.of("LC_ALL", "C"), state(), state()), Duration.ofMinutes(2));
            Files.delete(passwordFile);
            Files.move(unfinished, data(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StackException("PostgreSQL's data folder cannot be made: " + e.getMessage(), e);
        }
    }

    private List<String> initdb(PostgresBinaries binaries, Path folder, Path passwordFile) {
        List<String> line = new ArrayList<>(List.of(
                binaries.program("initdb"),
                "--pgdata=" + folder,
                "--username=" + SUPERUSER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions"));
        if (durability == Durability.FORGETFUL) {
            line.add("--no-sync");
        }
        return line;
    }

    /**
     * PostgreSQL refuses to start when the process id in its lock file exists, whoever that is by now. What is not a
     * server of this very folder is no reason to refuse.
     */
    private void removeRecycledPid() {
        Path lock = data().resolve("postmaster.pid");
        try {
            if (!Files.exists(lock)) {
                return;
            }
            long pid = Long.parseLong(Files.readAllLines(lock).getFirst().strip());
            String command = ProcessHandle.of(pid)
                    .flatMap(handle -> handle.info().command())
                    .orElse("");
            if (!command.endsWith("/postgres")) {
                Files.delete(lock);
            }
        } catch (IOException | NumberFormatException e) {
            throw new StackException("PostgreSQL's lock file " + lock + " cannot be read: " + e.getMessage(), e);
        }
    }
}
