// SPDX-License-Identifier: Apache-2.0
import com.github.tomakehurst.wiremock.client.WireMock.any
import com.github.tomakehurst.wiremock.client.WireMock.anyUrl
import com.github.tomakehurst.wiremock.client.WireMock.ok
import com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig
import com.github.tomakehurst.wiremock.junit5.WireMockExtension
import io.github.juspaywallets.CallOptions
import io.github.juspaywallets.CallReport
import io.github.juspaywallets.CustomerWallets
import io.github.juspaywallets.Environment
import io.github.juspaywallets.JuspayException
import io.github.juspaywallets.JuspayException.ApiError
import io.github.juspaywallets.JuspayException.InvalidRequest
import io.github.juspaywallets.JuspayException.Sent
import io.github.juspaywallets.JuspayException.TransportFailure
import io.github.juspaywallets.JuspayWallets
import io.github.juspaywallets.Simulated
import io.github.juspaywallets.model.WalletAccount
import java.net.URI
import java.util.concurrent.CompletableFuture
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlinx.coroutines.TimeoutCancellationException
import kotlinx.coroutines.future.await
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout
import org.junit.jupiter.api.extension.RegisterExtension

suspend fun number(customer: CustomerWallets, walletId: String, number: String): WalletAccount =
    withTimeout(2_000) { customer.updateMobileNumberAsync(walletId, number).await() }

fun advice(e: JuspayException): String =
    when (e) {
      is InvalidRequest -> e.violations().joinToString()
      is TransportFailure -> if (e.wasSent() == Sent.NO) "call again" else "look at the wallet"
      is ApiError -> "Juspay responded with ${e.status()}"
    }

class WalletsTest {
  companion object {
    @JvmField
    @RegisterExtension
    val juspay: WireMockExtension =
        WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().usingFilesUnderClasspath("juspay-wallets"))
            .build()
  }

  private fun client(): JuspayWallets =
      JuspayWallets.builder()
          .environment(Environment.of(URI.create(juspay.baseUrl())))
          .apiKey("KEY")
          .build()

  @Test
  fun `awaits a call`() = runBlocking {
    client().use { assertEquals("wlt_1", number(it.forCustomer("c1"), "wlt_1", "7777777777").id()) }
  }

  @Test
  fun `cancels a call that takes too long`() = runBlocking {
    juspay.stubFor(any(anyUrl()).atPriority(1).willReturn(ok().withFixedDelay(10_000)))
    val report = CompletableFuture<CallReport>()
    client().use {
      val customer = it.forCustomer("c1").with(CallOptions.none().withObserver(report::complete))
      assertFailsWith<TimeoutCancellationException> { number(customer, "wlt_1", "7777777777") }
      assertEquals(Sent.MAYBE, report.await().sent())
    }
    juspay.resetMappings()
  }

  @Test
  fun `handles each exception`() {
    assertEquals("call again", advice(Simulated.timeout(Sent.NO)))
    assertEquals("look at the wallet", advice(Simulated.timeout(Sent.MAYBE)))
    assertEquals("Juspay responded with 404", advice(Simulated.response(404, "")))
  }
}
