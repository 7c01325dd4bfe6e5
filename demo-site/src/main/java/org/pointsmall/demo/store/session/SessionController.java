package org.pointsmall.demo.store.session;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.pointsmall.demo.store.problem.StoreProblem;
import org.pointsmall.demo.store.problem.StoreProblemCode;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out with a session cookie, as pages do. Scripts may send HTTP Basic with each request instead. */
@RestController
@RequestMapping(path = "/api/v1/session", produces = MediaType.APPLICATION_JSON_VALUE)
class SessionController {

    private final AuthenticationProvider customers;
    private final SecurityContextRepository contexts;
    private final CsrfTokenRepository csrfTokens;

    SessionController(
            AuthenticationProvider customerAuthenticationProvider,
            SecurityContextRepository contexts,
            CsrfTokenRepository csrfTokens) {
        this.customers = customerAuthenticationProvider;
        this.contexts = contexts;
        this.csrfTokens = csrfTokens;
    }

    record Credentials(@Nullable String username, @Nullable String password) {}

    /** @param csrf what a page sends with each change; null without a session, where there is nothing to forge */
    record SessionAnswer(@Nullable String username, boolean anonymous, @Nullable Csrf csrf) {}

    record Csrf(String header, String token) {}

    @GetMapping
    SessionAnswer whoAmI(HttpServletRequest request) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || authentication instanceof AnonymousAuthenticationToken) {
            return new SessionAnswer(null, true, null);
        }
        CsrfToken token = request.getSession(false) == null ? null : csrfTokens.loadToken(request);
        return new SessionAnswer(authentication.getName(), false, token == null ? null : answer(token));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    SessionAnswer signIn(
            @RequestBody Credentials credentials, HttpServletRequest request, HttpServletResponse response) {
        if (credentials.username() == null || credentials.password() == null) {
            throw StoreProblem.invalid(credentials.username() == null ? "username" : "password");
        }
        Authentication authentication = authenticate(credentials.username(), credentials.password());
        // A new session, not only a new id: nothing that somebody may have planted before survives the signing in.
        discard(request.getSession(false));
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
        request.getSession(true);
        contexts.saveContext(context, request, response);
        CsrfToken token = csrfTokens.generateToken(request);
        csrfTokens.saveToken(token, request, response);
        return new SessionAnswer(authentication.getName(), false, answer(token));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(HttpServletRequest request) {
        discard(request.getSession(false));
        SecurityContextHolder.clearContext();
    }

    private Authentication authenticate(String username, String password) {
        try {
            Authentication authentication =
                    customers.authenticate(new UsernamePasswordAuthenticationToken(username, password));
            if (authentication != null) {
                return authentication;
            }
        } catch (AuthenticationException refused) {
            throw StoreProblem.of(StoreProblemCode.WRONG_CREDENTIALS);
        }
        throw StoreProblem.of(StoreProblemCode.WRONG_CREDENTIALS);
    }

    private static Csrf answer(CsrfToken token) {
        return new Csrf(token.getHeaderName(), token.getToken());
    }

    private static void discard(@Nullable HttpSession session) {
        if (session != null) {
            session.invalidate();
        }
    }
}
