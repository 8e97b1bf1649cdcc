package io.authentica.serve;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.authentica.common.calibration.Calibration;
import io.authentica.common.modelpackage.DecisionThreshold;
import io.authentica.common.modelpackage.UncertainBand;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The page {@code /ui} in a real browser. Skipped where Chromium or its driver (profile {@code browser}) is not there. */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UiTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final String DRIVER = "com.microsoft.playwright.impl.driver.jar.DriverJar";
    private static final double PATIENCE_MILLIS = 60_000;

    private static final String KEY = "a-key-of-at-least-sixteen";

    private final List<String> foreignRequests = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private ClassifierServer server;
    private ClassifierServer locked;
    private Playwright playwright;
    private Browser browser;
    private BrowserContext context;
    private Page page;

    @BeforeAll
    void start() {
        assumeTrue(Files.isExecutable(CHROMIUM), "there is no " + CHROMIUM);
        assumeTrue(hasDriver(), "Playwright's driver is not on the class path");
        FakeDetector detector = new FakeDetector(
                Calibration.NONE, DecisionThreshold.HALF, new UncertainBand(0.4, 0.6, "chosen for a test"));
        server = TestServers.start(TestServers.config(2, 8), detector);
        locked = TestServers.start(TestServers.withKeys(TestServers.config(2, 8), List.of(KEY)), new FakeDetector());
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setTimeout(PATIENCE_MILLIS)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    private static boolean hasDriver() {
        try {
            Class.forName(DRIVER);
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }

    @AfterAll
    void stop() {
        if (playwright != null) {
            playwright.close();
            server.close();
            locked.close();
        }
    }

    @BeforeEach
    void open() {
        open(server, new Browser.NewContextOptions());
    }

    private void open(ClassifierServer of, Browser.NewContextOptions options) {
        context = browser.newContext(options);
        context.setDefaultTimeout(PATIENCE_MILLIS);
        page = context.newPage();
        String origin = "http://localhost:" + of.port() + "/";
        page.onRequest(request -> notice(request, origin));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("the server responded with a status of")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(origin + "ui");
    }

    private void notice(Request request, String origin) {
        if (!request.url().startsWith(origin) && !request.url().startsWith("blob:" + origin)) {
            foreignRequests.add(request.url());
        }
    }

    @AfterEach
    void nothingCameFromElsewhereAndTheBrowserHadNoComplaint() {
        context.close();
        assertThat(foreignRequests).isEmpty();
        assertThat(complaints).isEmpty();
    }

    private static FilePayload file(String name, String type, String content) {
        return new FilePayload(name, type, content.getBytes(StandardCharsets.UTF_8));
    }

    private void choose(FilePayload... files) {
        page.locator("#files").setInputFiles(files);
    }

    private Locator card(String name) {
        return page.locator(".card").filter(new Locator.FilterOptions().setHasText(name));
    }

    @Test
    void tellsTheVerdictOnEachChosenPicture() {
        choose(
                file("fake.jpg", "image/jpeg", "0.9731"),
                file("real.jpg", "image/jpeg", "0.125"),
                file("close.jpg", "image/jpeg", "0.5"));

        assertThat(card("fake.jpg").locator(".verdict")).hasText("Probably AI-generated");
        assertThat(card("fake.jpg").locator(".reading"))
                .hasText("Probability of AI: 97.3 %, called AI above 60.0 %, a photograph up to 40.0 %");
        assertThat(card("real.jpg").locator(".verdict")).hasText("Probably a photograph");
        assertThat(card("close.jpg").locator(".verdict")).hasText("Uncertain: too close to call");
        assertThat(page.locator("#model")).hasText("Model: tiny");
    }

    @Test
    void saysWhatIsWrongWithAFileThatIsNoPicture() {
        choose(file("notes.txt", "text/plain", "broken"));

        assertThat(card("notes.txt").locator(".verdict")).containsText("is \"broken\"");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("is \"broken\"");
    }

    @Test
    void oneBrokenPictureDoesNotStopTheOthers() {
        choose(file("bad.jpg", "image/jpeg", "broken"), file("good.jpg", "image/jpeg", "0.125"));

        assertThat(card("bad.jpg").locator(".verdict")).containsText("is \"broken\"");
        assertThat(card("good.jpg").locator(".verdict")).hasText("Probably a photograph");
    }

    @Test
    void showsWarningsAndDetails() {
        choose(file("odd.png", "image/png", "0.125"));

        assertThat(card("odd.png").locator(".warnings li")).hasText("the file is JPEG but was declared otherwise");
        Locator details = card("odd.png").locator("details");
        details.locator("summary").click();
        assertThat(details.locator("dd").first()).hasText("JPEG, 640 × 480 pixels, 0 KiB");
    }

    @Test
    void namesOfFilesNeverBecomeMarkup() {
        choose(file("<img src=x onerror=alert(1)>.jpg", "image/jpeg", "0.125"));

        assertThat(page.locator(".name")).hasText("<img src=x onerror=alert(1)>.jpg");
        assertThat(page.locator(".name img")).hasCount(0);
    }

    @Test
    void takesDroppedAndPastedPictures() {
        page.evaluate("""
                () => {
                  const transfer = name => {
                    const data = new DataTransfer();
                    data.items.add(new File(['0.9'], name, { type: 'image/jpeg' }));
                    return data;
                  };
                  document.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer('dropped.jpg') }));
                  document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer('pasted.jpg') }));
                }""");

        assertThat(card("dropped.jpg").locator(".verdict")).hasText("Probably AI-generated");
        assertThat(card("pasted.jpg").locator(".verdict")).hasText("Probably AI-generated");
    }

    @Test
    void worksByKeyboard() {
        page.keyboard().press("Tab");
        assertThat(page.locator("#files")).isFocused();
        choose(file("a.jpg", "image/jpeg", "0.125"));
        assertThat(card("a.jpg").locator(".verdict")).hasText("Probably a photograph");

        page.keyboard().press("Tab");
        assertThat(page.locator("#clear")).isFocused();
        page.keyboard().press("Enter");

        assertThat(page.locator(".card")).hasCount(0);
        assertThat(page.locator("#files")).isFocused();
    }

    @Test
    void fitsAPhone() {
        context.close();
        open(server, new Browser.NewContextOptions().setViewportSize(320, 640).setColorScheme(ColorScheme.DARK));
        choose(file(
                "a-name-that-is-much-longer-than-the-screen-of-a-phone-is-wide-0123456789.jpg", "image/jpeg", "0.9"));

        assertThat(page.locator(".verdict")).hasText("Probably AI-generated");
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
    }

    @Test
    void asksForAKeyWhereTheServiceNeedsOneAndGoesOn() {
        context.close();
        open(locked, new Browser.NewContextOptions());
        choose(file("a.jpg", "image/jpeg", "0.125"), file("b.jpg", "image/jpeg", "0.9"));

        page.locator("#key").fill("wrong");
        page.keyboard().press("Enter");
        assertThat(page.locator("#status")).hasText("That key was not accepted.");
        page.locator("#key").fill(KEY);
        page.keyboard().press("Enter");

        assertThat(card("a.jpg").locator(".verdict")).hasText("Probably a photograph");
        assertThat(card("b.jpg").locator(".verdict")).hasText("Probably AI-generated");
    }
}
