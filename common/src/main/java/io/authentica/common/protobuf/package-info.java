/** Writing Protocol Buffers without their library: ONNX files and TensorBoard's events need a few fields each. */
package io.authentica.common.protobuf;
