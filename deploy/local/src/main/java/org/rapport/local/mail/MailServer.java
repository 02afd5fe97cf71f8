package org.rapport.local.mail;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.rapport.local.StackException;
import org.rapport.local.process.Command;
import org.rapport.local.process.JavaProgram;
import org.rapport.local.process.Ports;
import org.rapport.local.process.Server;

/** The mail sink as a process of its own; the mails live in a state folder and outlast it. */
public final class MailServer extends Server {

    public static final String NAME = "mail";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern INVITATION = Pattern.compile("https?://\\S+/login-actions/action-token[^\\s>]+");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final int smtpPort;
    private final int httpPort;

    private MailServer(Path state, int smtpPort, int httpPort) {
        super(NAME, state);
        this.smtpPort = smtpPort;
        this.httpPort = httpPort;
    }

    /** The sink with its mails in that folder; it need not run. */
    public static MailServer at(Path state, int smtpPort, int httpPort) {
        return new MailServer(state, smtpPort, httpPort);
    }

    @Override
    public MailServer start() {
        super.start();
        return this;
    }

    @Override
    public boolean isReady() {
        return Ports.answers(smtpPort) && Ports.answers(httpPort);
    }

    @Override
    protected Command command() {
        List<String> options = List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
        String mails = state().resolve("mails").toString();
        List<String> arguments = List.of(Integer.toString(smtpPort), Integer.toString(httpPort), mails);
        List<String> line = JavaProgram.line(options, MailSink.class.getName(), arguments);
        return new Command(NAME, line, Map.of(), state(), state());
    }

    /** Every mail that arrived, oldest first. */
    public List<Mail> mails() {
        byte[] body = get("/mails").orElseThrow();
        return read(() -> JSON.readValue(body, new TypeReference<List<Mail>>() {}));
    }

    /** The mail of that number. */
    public Optional<Mail> mail(int number) {
        return get("/mails/" + number).map(body -> read(() -> JSON.readValue(body, Mail.class)));
    }

    /** The link in the last mail to that address by which its owner joins an organisation. */
    public Optional<URI> invitation(String address) {
        return mails().reversed().stream()
                .filter(mail -> mail.to().equals(address))
                .flatMap(mail -> INVITATION.matcher(mail.text()).results())
                .map(link -> URI.create(link.group()))
                .findFirst();
    }

    private Optional<byte[]> get(String path) {
        URI uri = URI.create("http://" + Ports.HOST + ":" + httpPort + path);
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return response.statusCode() == 200 ? Optional.of(response.body()) : Optional.empty();
        } catch (IOException e) {
            throw new StackException("the mail sink does not answer on port " + httpPort + ": is the stack up?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted while reading mail", e);
        }
    }

    private static <T> T read(Callable<T> reading) {
        try {
            return reading.call();
        } catch (Exception e) {
            throw new StackException("the mail sink's answer cannot be read: " + e.getMessage(), e);
        }
    }
}
