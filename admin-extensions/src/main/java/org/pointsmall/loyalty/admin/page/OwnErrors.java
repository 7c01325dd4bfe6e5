package org.pointsmall.loyalty.admin.page;

import java.util.Set;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.util.UrlPathHelper;

/**
 * Answers whatever goes wrong at an address of ours with a page of the admin. An address that only takes forms, as it is
 * left in the browser after one was refused or the session was over, leads to the page that the form is on.
 */
public final class OwnErrors implements HandlerExceptionResolver, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(OwnErrors.class);
    private static final String OURS = "/loyalty-";
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final AdminPage pages;
    private final OwnPages mappings;
    private final UrlPathHelper paths = new UrlPathHelper();

    public OwnErrors(AdminPage pages, OwnPages mappings) {
        this.pages = pages;
        this.mappings = mappings;
    }

    /** Before Broadleaf's, which answers with the server's own page. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception wrong) {
        String path = paths.getPathWithinApplication(request);
        if (!path.startsWith(OURS)) {
            return null;
        }
        if (response.isCommitted()) {
            // A table that broke off: the server ends the connection, so that it is not taken for a whole one.
            LOG.error("{} {} broke off", request.getMethod(), path, wrong);
            return null;
        }
        if (wrong instanceof HttpRequestMethodNotSupportedException unsupported) {
            return wrongMethod(request, response, path, unsupported);
        }
        String section = section(path);
        if (wrong instanceof NotAllowedException) {
            return say(request, section, HttpStatus.FORBIDDEN, "NotAllowed");
        }
        if (wrong instanceof NotFoundException || wrong instanceof MethodArgumentTypeMismatchException) {
            return say(request, section, HttpStatus.NOT_FOUND, "NotFound");
        }
        if (wrong instanceof MaxUploadSizeExceededException) {
            return say(request, section, HttpStatus.PAYLOAD_TOO_LARGE, "TooLarge");
        }
        if (wrong instanceof MultipartException) {
            return say(request, section, HttpStatus.BAD_REQUEST, "Unreadable");
        }
        if (wrong instanceof HttpMediaTypeException) {
            return say(request, section, HttpStatus.NOT_ACCEPTABLE, "NotFound");
        }
        if (wrong instanceof ServletRequestBindingException) {
            return say(request, section, HttpStatus.BAD_REQUEST, "Unreadable");
        }
        if (!isOfOurs(handler) && !(path.equals("/" + section) && pages.isThere(section))) {
            LOG.info("There is nothing at {}: {}", path, wrong.toString());
            return say(request, section, HttpStatus.NOT_FOUND, "NotFound");
        }
        LOG.error("{} {} failed", request.getMethod(), path, wrong);
        return say(request, section, HttpStatus.INTERNAL_SERVER_ERROR, "Failed");
    }

    private ModelAndView wrongMethod(
            HttpServletRequest request,
            HttpServletResponse response,
            String path,
            HttpRequestMethodNotSupportedException wrong) {
        if (READING.contains(request.getMethod())) {
            FlashMap next = RequestContextUtils.getOutputFlashMap(request);
            next.put("refused", Sentence.of("LoyaltyPage_NothingSent"));
            return new ModelAndView("redirect:" + mappings.pageAbove(path).orElse("/" + section(path)));
        }
        String[] allowed = wrong.getSupportedMethods();
        if (allowed != null) {
            response.setHeader(HttpHeaders.ALLOW, String.join(", ", allowed));
        }
        return say(request, section(path), HttpStatus.METHOD_NOT_ALLOWED, "WrongMethod");
    }

    private ModelAndView say(HttpServletRequest request, String section, HttpStatus status, String code) {
        return pages.say(section, status, Sentence.of("LoyaltyPage_" + code)).addObject("typed", Typed.of(request));
    }

    private static String section(String path) {
        int end = path.indexOf('/', 1);
        return path.substring(1, end < 0 ? path.length() : end);
    }

    private static boolean isOfOurs(@Nullable Object handler) {
        return handler instanceof HandlerMethod method
                && method.getBeanType().getName().startsWith(OwnPages.OURS);
    }
}
