package org.rapport.local.doctor;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.rapport.local.StackException;

/**
 * Runs examinations side by side and tells of each in order: {@code ok}, {@code wrong} with a remedy, or {@code unseen}
 * where a part that is down hides it.
 */
public final class Doctor {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String LINE = "%-6s  %s";

    private final List<Examination> examinations;
    private final Duration patience;
    private final Consumer<String> out;

    public Doctor(List<Examination> examinations, Consumer<String> out) {
        this(examinations, PATIENCE, out);
    }

    Doctor(List<Examination> examinations, Duration patience, Consumer<String> out) {
        this.examinations = List.copyOf(examinations);
        this.patience = patience;
        this.out = out;
    }

    private record Report(String obstacle, List<Finding> findings) {}

    /** Returns how much is wrong. */
    public int examine() {
        ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
        try {
            List<Future<Report>> reports = examinations.stream()
                    .map(examination -> workers.submit(() -> report(examination)))
                    .toList();
            int wrong = 0;
            for (int index = 0; index < reports.size(); index++) {
                wrong += tell(examinations.get(index), reports.get(index));
            }
            return wrong;
        } finally {
            workers.shutdownNow(); // one that hangs keeps nobody
        }
    }

    private static Report report(Examination examination) throws Exception {
        String obstacle = examination.obstacle();
        return new Report(obstacle, obstacle.isEmpty() ? examination.findings() : List.of());
    }

    private int tell(Examination examination, Future<Report> asked) {
        Report report = await(examination, asked);
        if (!report.obstacle.isEmpty()) {
            out.accept(LINE.formatted("unseen", examination.subject() + ": " + report.obstacle));
        } else if (report.findings.isEmpty()) {
            out.accept(LINE.formatted("ok", examination.subject()));
        }
        report.findings.forEach(finding -> out.accept(LINE.formatted("wrong", oneLine(finding.text()))));
        return report.findings.size();
    }

    private Report await(Examination examination, Future<Report> asked) {
        try {
            return asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            return failed(examination, reason(e.getCause()));
        } catch (TimeoutException _) {
            return failed(examination, "no answer within " + patience.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }

    private static Report failed(Examination examination, String reason) {
        String what = examination.subject() + " cannot be looked at: " + reason;
        return new Report("", List.of(new Finding(what, "./crm status and ./crm logs PART tell more")));
    }

    private static String reason(Throwable failure) {
        Throwable cause =
                failure instanceof ExecutionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s*\\R\\s*", " ").strip();
    }
}
