/** The network as an ONNX file, written without ONNX's library. */
package io.authentica.common.onnx;
